// Microsoft's own client gets a token from the https address, trusting nothing but the sandbox's authority.
import { ConfidentialClientApplication, type INetworkModule, type NetworkRequestOptions } from '@azure/msal-node';
import { Agent, fetch as undiciFetch } from 'undici';
import { afterEach, describe, expect, it } from 'vitest';
import { claimsOf, SECRET, startedIdentityWorld, TENANT } from './identityWorld.ts';

const world = startedIdentityWorld();
const agents: Agent[] = [];

afterEach(async () => {
  await Promise.all(agents.splice(0).map((agent) => agent.close()));
});

/** msal's network over undici; `ca` are the only authorities it trusts. */
function network(ca: string | undefined): INetworkModule {
  const agent = new Agent(ca === undefined ? {} : { connect: { ca } });
  agents.push(agent);
  const send = async <T>(url: string, method: string, request: NetworkRequestOptions = {}) => {
    const { body, headers } = request;
    const response = await undiciFetch(url, {
      method,
      dispatcher: agent,
      ...(headers ? { headers } : {}),
      ...(body ? { body } : {}),
    });
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers.entries()),
      body: (await response.json()) as T,
    };
  };
  return {
    sendGetRequestAsync: <T>(url: string, request?: NetworkRequestOptions) => send<T>(url, 'GET', request),
    sendPostRequestAsync: <T>(url: string, request?: NetworkRequestOptions) => send<T>(url, 'POST', request),
  };
}

function application(
  host: string,
  secret: string,
  ca: string | undefined,
  isKnown = true,
): ConfidentialClientApplication {
  return new ConfidentialClientApplication({
    auth: {
      clientId: 'siebel-server-sync',
      clientSecret: secret,
      authority: `https://${host}/${TENANT}`,
      ...(isKnown ? { knownAuthorities: [host] } : {}),
    },
    system: { networkClient: network(ca) },
  });
}

const scopes = ['https://graph.microsoft.com/.default'];
const hostOf = (name: string): string => `${name}:${new URL(world.server.tlsUrl).port}`;

describe('msal-node', () => {
  it.each(['127.0.0.1', 'localhost'])('gets an application’s token from https://%s', async (name) => {
    const client = application(hostOf(name), SECRET, world.server.caPem);
    const result = await client.acquireTokenByClientCredential({ scopes });
    expect(claimsOf(result?.accessToken)).toMatchObject({ aud: 'https://graph.microsoft.com', tid: TENANT });
  });

  it('is refused with a wrong secret', async () => {
    const client = application(hostOf('127.0.0.1'), 'wrong', world.server.caPem);
    await expect(client.acquireTokenByClientCredential({ scopes })).rejects.toMatchObject({
      errorCode: 'invalid_client',
    });
  });

  it('does not get through without trusting the sandbox’s authority', async () => {
    const client = application(hostOf('127.0.0.1'), SECRET, undefined);
    await expect(client.acquireTokenByClientCredential({ scopes })).rejects.toThrow();
  });
});
