// Access tokens for Graph as the application itself (client credentials), by msal over our own HTTP client, so that the company's
// certificate authority is trusted. Knows no mailboxes.
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { AuthError, ConfidentialClientApplication, LogLevel, type Configuration } from '@azure/msal-node';
import { AuthorizationLost, Transient } from '../../errors.ts';
import { HttpFailure, type Fetch, type HttpRequest } from '../../platform/http.ts';

export interface GraphTokens {
  /** A token for Graph. `isFresh` passes the cache, for when the last one was refused. @throws AuthorizationLost, Transient. */
  accessToken(isFresh?: boolean): Promise<string>;
}

export interface GraphTokensOptions {
  readonly fetch: Fetch;
  /** https; such as https://login.microsoftonline.com. */
  readonly authorityUrl: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret?: string | undefined;
  /** PEM file with the application's certificate and its private key, instead of a secret. */
  readonly certificatePath?: string | undefined;
  /** https://graph.microsoft.com/.default unless given (national clouds). */
  readonly scope?: string;
}

const SCOPE = 'https://graph.microsoft.com/.default';
const CERTIFICATE = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/;

/** @throws Error at once when neither a secret nor a usable certificate is given. */
export function createGraphTokens(options: GraphTokensOptions): GraphTokens {
  const application = new ConfidentialClientApplication(configurationOf(options));
  const scopes = [options.scope ?? SCOPE];
  return {
    accessToken: async (isFresh = false) => {
      try {
        const result = await application.acquireTokenByClientCredential({ scopes, skipCache: isFresh });
        if (result?.accessToken) return result.accessToken;
      } catch (error) {
        throw explain(error);
      }
      throw new AuthorizationLost('The identity provider gave no access token.', 'exchange');
    },
  };
}

function configurationOf(options: GraphTokensOptions): Configuration {
  const authority = `${options.authorityUrl.replace(/\/+$/, '')}/${options.tenantId}`;
  return {
    auth: {
      clientId: options.clientId,
      authority,
      knownAuthorities: [new URL(authority).host],
      ...credentialOf(options),
    },
    system: {
      networkClient: networkOver(options.fetch),
      disableInternalRetries: true,
      loggerOptions: { logLevel: LogLevel.Error, piiLoggingEnabled: false, loggerCallback: () => undefined },
    },
  };
}

function credentialOf({ certificatePath, clientSecret }: GraphTokensOptions) {
  if (certificatePath) return { clientCertificate: readCertificate(certificatePath) };
  if (clientSecret) return { clientSecret };
  throw new Error('Exchange needs a credential: set CLIENT_SECRET or CLIENT_CERTIFICATE_PATH.');
}

function readCertificate(path: string) {
  try {
    const pem = readFileSync(path, 'utf8');
    const certificate = CERTIFICATE.exec(pem)?.[0] ?? '';
    const thumbprintSha256 = new X509Certificate(certificate).fingerprint256.replaceAll(':', '');
    const privateKey = createPrivateKey(pem).export({ type: 'pkcs8', format: 'pem' }).toString();
    return { thumbprintSha256, privateKey, x5c: certificate };
  } catch (error) {
    throw new Error(`${path} (CLIENT_CERTIFICATE_PATH) must be a PEM file with a certificate and its private key.`, {
      cause: error,
    });
  }
}

function networkOver(fetch: Fetch) {
  const send = async <T>(url: string, request: HttpRequest) => {
    const response = await fetch(url, request);
    // msal says which shape it expects; it checks what it got itself.
    const body = (await response.json()) as T;
    return { status: response.status, headers: Object.fromEntries(response.headers.entries()), body };
  };
  return {
    sendGetRequestAsync: <T>(url: string, options: HttpRequest = {}) =>
      send<T>(url, { method: 'GET', ...(options.headers ? { headers: options.headers } : {}) }),
    sendPostRequestAsync: <T>(url: string, options: HttpRequest = {}) =>
      send<T>(url, {
        method: 'POST',
        ...(options.headers ? { headers: options.headers } : {}),
        ...(options.body === undefined ? {} : { body: options.body }),
      }),
  };
}

/** Refused by the identity provider, or not answered by it. Its message may name the application, never the secret; only the code is kept. */
function explain(error: unknown): Error {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  if (error instanceof HttpFailure || cause instanceof HttpFailure || error instanceof SyntaxError)
    return new Transient('The identity provider gave no usable answer.', 'exchange');
  if (error instanceof AuthError) {
    const isNetwork = /network|endpoints_resolution|openid_config/i.test(error.errorCode);
    if (isNetwork) return new Transient(`The identity provider could not be asked (${error.errorCode}).`, 'exchange');
    return new AuthorizationLost(
      `The identity provider refused the application (${error.errorCode}): check CLIENT_ID and its credential.`,
      'exchange',
    );
  }
  return new Transient('The identity provider could not be asked.', 'exchange');
}
