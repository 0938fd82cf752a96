// The sandbox's only way to other servers: POST to an endpoint that a client named, with a limit of time and of what is read of the answer.
// Calls this machine alone, and hosts that whoever started the sandbox has named: a client must not make it call the world.
import { Agent, fetch } from 'undici';
import { notPlayed } from '../GraphError.ts';
import { invalidRequest } from './subscriptionErrors.ts';

const readAtMost = 16 * 1024;

/** What an endpoint answered; `text` is null if it did not end in time. */
export interface EndpointAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly text: string | null;
}

interface Outgoing {
  readonly url: string;
  readonly contentType: string;
  readonly body: string;
  readonly waitMs: number;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}

export class CallOut {
  private readonly agent = new Agent({ keepAliveTimeout: 1_000 });
  private readonly hosts: ReadonlySet<string>;

  /** @param hosts names of hosts that may be called besides this machine */
  constructor(hosts: readonly string[]) {
    this.hosts = new Set(hosts.map((host) => host.toLowerCase()));
  }

  /**
   * Checks that an address may be called. Graph takes https alone; here plain http is good for this machine.
   * @throws GraphError 400 for an address that is none, 501 for a host that may not be called
   */
  check(address: string, property: string): void {
    let url: URL;
    try {
      url = new URL(address);
    } catch {
      throw invalidRequest(`The ${property} is not a valid URL.`);
    }
    const name = property.charAt(0).toUpperCase() + property.slice(1);
    const scheme = url.protocol.slice(0, -1);
    const isHere = isLoopback(url.hostname);
    if (scheme !== 'https' && !(scheme === 'http' && isHere))
      throw invalidRequest(`${name} scheme='${scheme}' is not supported.`);
    if (url.username !== '' || url.password !== '') throw invalidRequest(`The ${property} must not hold credentials.`);
    if (!isHere && !this.hosts.has(url.hostname))
      throw notPlayed(`notifications to '${url.hostname}': it calls this machine only, and hosts named when it starts`);
  }

  /** Sends; 'timeout' if no answer came in time, 'unreachable' if none can come. Redirects are answers, not followed. */
  async post({ url, contentType, body, waitMs }: Outgoing): Promise<EndpointAnswer | 'timeout' | 'unreachable'> {
    const signal = AbortSignal.timeout(waitMs);
    try {
      this.check(url, 'notificationUrl');
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'Content-Type': contentType },
        body,
        redirect: 'manual',
        dispatcher: this.agent,
        signal,
      });
      const text = await beginningOf(response.body);
      return { status: response.status, contentType: response.headers.get('content-type') ?? '', text };
    } catch {
      return signal.aborted ? 'timeout' : 'unreachable';
    }
  }

  /** Ends every call that is under way. */
  async close(): Promise<void> {
    await this.agent.destroy();
  }
}

/** The first 16 KiB of a body as text; null if it broke off. */
async function beginningOf(body: AsyncIterable<Uint8Array> | null): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of body ?? []) {
      chunks.push(chunk);
      size += chunk.length;
      if (size >= readAtMost) break;
    }
  } catch {
    return null;
  }
  return Buffer.concat(chunks).toString('utf8');
}
