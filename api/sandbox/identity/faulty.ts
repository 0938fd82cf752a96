// What a fault rule does to a request of plain node:http: before the work, and to the answer when it is sent.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault } from '../common/faults.ts';
import { sendJson } from '../common/http.ts';

/** What the issuer says when a fault has a status and no body, as Entra ID does when it is down. */
const UNAVAILABLE = {
  error: 'temporarily_unavailable',
  error_description: 'AADSTS90033: A transient error has occurred. Please try again.',
};

/** Carries out what comes before the work; true when that was all, and the work must not be done. */
export async function interfere(fault: Fault, request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  if (fault.delayMs) await sleep(fault.delayMs);
  if (fault.cut === 'before') {
    request.socket.destroy();
    return true;
  }
  if (fault.status === undefined) return false;
  sendJson(response, fault.status, fault.body ?? UNAVAILABLE, fault.headers);
  return true;
}

/** Sends a JSON answer, or as much of it as the fault lets through. */
export function sendFaulty(
  fault: Fault | null,
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  if (fault?.cut === 'after') {
    response.socket?.destroy();
    return;
  }
  if (!fault?.truncate) {
    sendJson(response, status, body, headers);
    return;
  }
  const bytes = Buffer.from(JSON.stringify(body));
  response.writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': bytes.length, ...headers });
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.socket?.destroy());
}
