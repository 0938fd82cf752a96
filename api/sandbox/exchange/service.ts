// Carries out one request, be it of its own or a member of a batch: finds its route, checks its token and its limits, lets faults happen,
// does the work. Knows the order of these; must not know sockets.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault, FaultPlan } from '../common/faults.ts';
import type { RequestLog } from '../common/requestLog.ts';
import type { TokenClaims } from '../common/tokens.ts';
import { checkAccess, resolveMe } from './access.ts';
import { readCall } from './call.ts';
import type { Call, CallSource, Reply } from './call.ts';
import { errorReply } from './errorReply.ts';
import { GraphError } from './GraphError.ts';
import { MailCounter } from './mail.ts';
import { createFinder } from './routes/route.ts';
import type { FoundRoute, Route } from './routes/route.ts';
import type { Store } from './store/Store.ts';
import type { Throttle } from './throttle.ts';

/** What becomes of a request: its answer, and what a fault does to the connection that carries it. */
export interface Outcome {
  readonly reply: Reply;
  readonly wire?: 'cut' | 'truncate';
}

export interface ServiceParts {
  readonly store: Store;
  readonly routes: readonly Route[];
  readonly faults: FaultPlan;
  readonly log: RequestLog;
  readonly throttle: Throttle;
}

/** Is told what to call once the answer has left. */
export type WhenDone = (done: () => void) => void;

interface Prepared {
  readonly call: Call;
  readonly found: FoundRoute;
  /** Whose limits count: the mailbox's address; null for the directory. */
  readonly mailboxKey: string | null;
}

const unknownRoute = '/{not played}';

export class Service {
  private readonly parts: ServiceParts;
  private readonly find: ReturnType<typeof createFinder>;
  private readonly mail: MailCounter;

  constructor(parts: ServiceParts) {
    this.parts = parts;
    this.find = createFinder(parts.routes);
    this.mail = new MailCounter(parts.store);
  }

  /**
   * Carries out a request.
   * @param whenDone is told what to call once the answer has left; counts of requests at work end then
   */
  async perform(source: CallSource, claims: TokenClaims, isMember: boolean, whenDone: WhenDone): Promise<Outcome> {
    const { faults, log } = this.parts;
    const prepared = attempt(() => this.prepare(source, claims));
    const [template, key] =
      prepared instanceof GraphError ? [unknownRoute, null] : [prepared.found.template, prepared.mailboxKey];
    whenDone(log.begin(source.method, `/v1.0${template}`, key, isMember));
    const admitted = prepared instanceof GraphError ? prepared : attempt(() => this.admit(prepared, claims, whenDone));
    const fault = faults.take(source.method, source.url.split('?')[0] ?? '');
    if (fault?.delayMs !== undefined) await sleep(fault.delayMs);
    if (fault?.cut === 'before') return { reply: { status: 503 }, wire: 'cut' };
    if (fault?.status !== undefined) return { reply: faultReply(fault, fault.status, source) };
    const reply = this.reply(admitted, source, fault?.double === true);
    const wire = fault?.cut === 'after' ? 'cut' : fault?.truncate === true ? 'truncate' : undefined;
    return wire ? { reply, wire } : { reply };
  }

  private prepare(source: CallSource, claims: TokenClaims): Prepared {
    const call = resolveMe(readCall(source), claims);
    const found = this.find(call.method, call.segments);
    const employee = this.parts.store.findUser(found.params['user'] ?? '');
    const isMailbox = found.route.permission !== 'User';
    return { call, found, mailboxKey: isMailbox && employee ? employee.email.toLowerCase() : null };
  }

  /** Checks permission and limits; from here on the request counts as at work. */
  private admit(prepared: Prepared, claims: TokenClaims, whenDone: WhenDone): Prepared {
    const { call, found, mailboxKey } = prepared;
    const { store, throttle } = this.parts;
    const own = claims.upn === null ? undefined : store.findUser(claims.upn);
    const isOwn = own !== undefined && own === store.findUser(found.params['user'] ?? '');
    checkAccess(claims, found.route.permission, call.method, isOwn);
    if (mailboxKey !== null) whenDone(throttle.enter(`${claims.appId ?? ''} ${mailboxKey}`, store.now().getTime()));
    return prepared;
  }

  private reply(admitted: Prepared | GraphError, source: CallSource, isDoubled: boolean): Reply {
    const done = admitted instanceof GraphError ? admitted : attempt(() => this.work(admitted));
    const again = isDoubled && !(admitted instanceof GraphError) ? attempt(() => this.work(admitted)) : done;
    return again instanceof GraphError
      ? errorReply(again, source.headers['client-request-id'], this.parts.store.now())
      : again;
  }

  private work({ call, found }: Prepared): Reply {
    const { store } = this.parts;
    const mailbox = () => {
      const name = found.params['user'] ?? '';
      const employee = store.findUser(name);
      if (!employee) throw new GraphError(404, 'ErrorInvalidUser', `The requested user '${name}' is invalid.`);
      return store.mailboxOf(employee);
    };
    return found.route.handle({ call, store, mail: this.mail, params: found.params, mailbox });
  }
}

const faultCodes: Readonly<Record<number, string>> = {
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
  const error = new GraphError(
    status,
    faultCodes[status] ?? 'UnknownError',
    'A fault that was asked for.',
    fault.headers,
  );
  return status < 400
    ? { status, headers: fault.headers }
    : errorReply(error, source.headers['client-request-id'], new Date());
}

/** Runs a step; an error becomes a value. What is no answer of Graph's is the sandbox's own failure: 500. */
function attempt<T>(step: () => T): T | GraphError {
  try {
    return step();
  } catch (error) {
    if (error instanceof GraphError) return error;
    process.stderr.write(
      `sandbox exchange: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    return new GraphError(500, 'InternalServerError', 'The sandbox failed; its error stream says where.');
  }
}
