// Outlook's part in nested app authentication: the bridge that it puts into the pane's window, answered by this process. The add-in's
// own library talks to it.
import type { BrowserContext } from 'playwright-core';

export interface NestedTokens {
  readonly accessToken: string;
  readonly idToken: string;
}

/** What Outlook does when it is asked for a token: hands one over, wants the person, or says nothing for ever. */
export type BridgeAnswer = NestedTokens | 'interaction' | 'unavailable' | 'silence';

export interface NestedAuth {
  /** Requests so far: GetInitContext, GetToken, GetTokenPopup. */
  readonly asked: string[];
  /** For `before` of openInOutlook. */
  install(context: BrowserContext): Promise<void>;
}

interface BridgeRequest {
  readonly method: string;
  readonly requestId: string;
}

const BRIDGE = `
  if (window.top !== window) {
    const listeners = [];
    window.nestedAppAuthBridge = {
      addEventListener: (_type, listener) => listeners.push(listener),
      removeEventListener: () => {},
      postMessage: async (message) => {
        const answer = await askBridge(message);
        if (answer !== null) for (const listener of listeners) listener(answer);
      },
    };
  }`;

const STATUS = { interaction: 'USER_INTERACTION_REQUIRED', unavailable: 'NESTED_APP_AUTH_UNAVAILABLE' } as const;

/** @param answer by the method asked: GetInitContext, GetToken or GetTokenPopup; the first is answered unless it is 'silence'. */
export function nestedAuth(answer: (method: string) => BridgeAnswer | Promise<BridgeAnswer>): NestedAuth {
  const asked: string[] = [];

  async function handle(message: string): Promise<string | null> {
    const { method, requestId } = JSON.parse(message) as BridgeRequest;
    asked.push(method);
    const given = await answer(method);
    if (given === 'silence') return null;
    const common = { messageType: 'NestedAppAuthResponse', requestId };
    if (method === 'GetInitContext') {
      return JSON.stringify({
        ...common,
        success: true,
        initContext: { sdkName: 'fake', sdkVersion: '1', capabilities: {} },
      });
    }
    if (typeof given === 'string')
      return JSON.stringify({ ...common, success: false, error: { status: STATUS[given], code: 'test' } });
    const token = { access_token: given.accessToken, id_token: given.idToken, expires_in: 3_600 };
    return JSON.stringify({ ...common, success: true, token, account: { environment: 'login.windows.net' } });
  }

  return {
    asked,
    async install(context) {
      await context.exposeFunction('askBridge', handle);
      await context.addInitScript(BRIDGE);
    },
  };
}
