// Makes requests go wrong on demand: what a fault rule says happens before the work, to the work, or to its answer.
import { setTimeout as sleep } from 'node:timers/promises';
import type { RequestHandler, Response } from 'express';
import type { Fault, FaultPlan } from '../../common/faults.ts';

/** An answer before it is sent; without a body it ends with its head. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const FAULT = 'fault';

function faultOf(response: Response): Fault | null {
  const fault: unknown = response.locals[FAULT];
  return (fault as Fault | undefined) ?? null;
}

/** Asks the plan about each request, and carries out what comes before the work. Paths are matched decoded, without query. */
export function interfere(faults: FaultPlan): RequestHandler {
  return async (request, response, next) => {
    const path = request.originalUrl.split('?')[0] ?? '';
    const fault = faults.take(request.method, decodePath(path));
    if (!fault) return next();
    if (fault.delayMs) await sleep(fault.delayMs);
    if (fault.cut === 'before') return void request.socket.destroy();
    if (fault.status !== undefined) {
      return void response
        .status(fault.status)
        .set(fault.headers)
        .json(fault.body ?? { ERROR: 'A fault of the sandbox' });
    }
    response.locals[FAULT] = fault;
    next();
  };
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Does the work: once, or twice as if the request had been sent again underway; the second answer counts. */
export async function work(response: Response, answer: () => Promise<Answer>): Promise<Answer> {
  if (faultOf(response)?.double) await answer();
  return answer();
}

/** Sends the answer, or as much of it as a fault lets through. */
export function send(response: Response, { body, headers = {}, status }: Answer): void {
  const fault = faultOf(response);
  response.set(headers);
  if (fault?.cut === 'after') {
    response.socket?.destroy();
  } else if (body === null) {
    response.status(status).end();
  } else if (fault?.truncate) {
    const bytes = Buffer.from(JSON.stringify(body));
    response.writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': bytes.length });
    response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.socket?.destroy());
  } else {
    response.status(status).json(body);
  }
}
