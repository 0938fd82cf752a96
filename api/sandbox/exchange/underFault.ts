// Lets faults that were asked for happen around some work. Knows what a fault does; must not know the work.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault, FaultPlan } from '../common/faults.ts';
import type { CallSource, Reply } from './call.ts';
import { errorReply } from './errorReply.ts';
import { GraphError } from './GraphError.ts';

/** What becomes of a request: its answer, and what a fault does to the connection that carries it. */
export interface Outcome {
  readonly reply: Reply;
  readonly wire?: 'cut' | 'truncate';
}

const codes: Readonly<Record<number, string>> = {
  401: 'InvalidAuthenticationToken',
  403: 'ErrorAccessDenied',
  404: 'ErrorItemNotFound',
  410: 'SyncStateNotFound',
  412: 'ErrorIrresolvableConflict',
  429: 'ApplicationThrottled',
  500: 'InternalServerError',
  503: 'ServiceUnavailable',
  504: 'GatewayTimeout',
};

function faultReply(fault: Fault, status: number, source: CallSource): Reply {
  if (fault.body !== undefined) return { status, headers: fault.headers, body: fault.body };
  if (status < 400) return { status, headers: fault.headers };
  const error = new GraphError(status, codes[status] ?? 'UnknownError', 'A fault that was asked for.', fault.headers);
  return errorReply(error, source.headers['client-request-id'], new Date());
}

/** Does the work, unless a fault wants otherwise: late, not at all, twice, or with an answer that does not arrive whole. */
export async function underFault(
  faults: FaultPlan,
  source: CallSource,
  work: () => Outcome | Promise<Outcome>,
): Promise<Outcome> {
  const fault = faults.take(source.method, source.url.split('?')[0] ?? '');
  if (!fault) return work();
  if (fault.delayMs !== undefined) await sleep(fault.delayMs);
  if (fault.cut === 'before') return { reply: { status: 503 }, wire: 'cut' };
  if (fault.status !== undefined) return { reply: faultReply(fault, fault.status, source) };
  const first = await work();
  const last = fault.double === true ? await work() : first;
  if (fault.cut === 'after') return { reply: last.reply, wire: 'cut' };
  return fault.truncate === true ? { reply: last.reply, wire: 'truncate' } : last;
}
