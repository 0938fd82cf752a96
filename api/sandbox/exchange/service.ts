// Carries out one request, be it of its own or a member of a batch: finds its route, checks its token and its limits, lets faults happen,
// does the work. Knows the order of these; must not know sockets.
import type { FaultPlan } from '../common/faults.ts';
import type { RequestLog } from '../common/requestLog.ts';
import type { TokenClaims } from '../common/tokens.ts';
import { checkAccess, resolveMe } from './access.ts';
import { readMembers, runBatch } from './batch.ts';
import type { Member } from './batch.ts';
import { readCall } from './call.ts';
import type { Call, CallSource, Reply } from './call.ts';
import { errorReply } from './errorReply.ts';
import { finishReply } from './finishReply.ts';
import { GraphError } from './GraphError.ts';
import { createFinder } from './routes/route.ts';
import type { FindRoute, FoundRoute, Route } from './routes/route.ts';
import type { Store } from './mailboxes/Store.ts';
import type { Throttle } from './throttle.ts';
import type { TrafficLog } from './trafficLog.ts';
import { underFault } from './underFault.ts';
import type { Outcome } from './underFault.ts';

export interface ServiceParts {
  readonly store: Store;
  readonly routes: readonly Route[];
  readonly faults: FaultPlan;
  readonly log: RequestLog;
  readonly throttle: Throttle;
  readonly traffic: TrafficLog;
}

/** Is told what to call once the answer has left: counts of requests at work end then. */
export type WhenDone = (done: () => void) => void;

interface Prepared {
  readonly call: Call;
  readonly claims: TokenClaims;
  readonly found: FoundRoute;
  /** Whose limits count: the mailbox's address; null for the directory. */
  readonly mailboxKey: string | null;
}

const unknownRoute = '/{not played}';

export class Service {
  private readonly parts: ServiceParts;
  private readonly find: FindRoute;

  constructor(parts: ServiceParts) {
    this.parts = parts;
    this.find = createFinder(parts.routes);
  }

  /** Carries out a request of its own. */
  perform(source: CallSource, claims: TokenClaims, whenDone: WhenDone): Promise<Outcome> {
    return this.one(source, claims, false, whenDone);
  }

  /**
   * Carries out a batch.
   * @throws GraphError 400 for a batch that is malformed
   */
  performBatch(source: CallSource, claims: TokenClaims, whenDone: WhenDone): Promise<Outcome> {
    const { faults, log, store } = this.parts;
    whenDone(log.begin('POST', '/v1.0/$batch'));
    if (source.refusal) throw source.refusal;
    const members = readMembers(source.body);
    const run = async (member: Member): Promise<Outcome> => {
      const finished: (() => void)[] = [];
      const outcome = await this.one({ ...member, origin: source.origin }, claims, true, (done) => finished.push(done));
      for (const done of finished) done();
      return outcome;
    };
    return underFault(faults, source, () => runBatch(members, run, store.now()));
  }

  /** Carries out a request of the sandbox's own pages: neither counted nor limited, and disturbed by no fault. */
  async inside(source: CallSource, claims: TokenClaims): Promise<Reply> {
    return this.reply(
      attempt(() => this.prepare(source, claims)),
      source,
    );
  }

  private async one(source: CallSource, claims: TokenClaims, isMember: boolean, whenDone: WhenDone): Promise<Outcome> {
    const { faults, log, traffic } = this.parts;
    const prepared = attempt(() => this.prepare(source, claims));
    const [template, key] =
      prepared instanceof GraphError ? [unknownRoute, null] : [prepared.found.template, prepared.mailboxKey];
    whenDone(log.begin(source.method, `/v1.0${template}`, key, isMember));
    const admitted = prepared instanceof GraphError ? prepared : attempt(() => this.admit(prepared, claims, whenDone));
    const outcome = await underFault(faults, source, async () => ({ reply: await this.reply(admitted, source) }));
    const { method, url, body: requestBody } = source;
    traffic.add({ method, url, requestBody, status: outcome.reply.status, responseBody: outcome.reply.body });
    return outcome;
  }

  private prepare(source: CallSource, claims: TokenClaims): Prepared {
    const call = resolveMe(readCall(source), claims);
    const found = this.find(call.method, call.segments);
    const employee = this.parts.store.findUser(found.params['user'] ?? '');
    const isMailbox = !['User', 'Organization', 'Place'].includes(found.route.permission);
    return { call, claims, found, mailboxKey: isMailbox && employee ? employee.email.toLowerCase() : null };
  }

  /** Checks permission and limits; from here on the request counts as at work. */
  private admit(prepared: Prepared, claims: TokenClaims, whenDone: WhenDone): Prepared {
    const { call, found, mailboxKey } = prepared;
    const { store, throttle } = this.parts;
    const own = claims.upn === null ? undefined : store.findUser(claims.upn);
    const isOwn = own !== undefined && own === store.findUser(found.params['user'] ?? '');
    checkAccess(claims, found.route.permission, found.route.isRead === true ? 'GET' : call.method, isOwn);
    if (mailboxKey !== null) whenDone(throttle.enter(`${claims.appId ?? ''} ${mailboxKey}`, store.now().getTime()));
    return prepared;
  }

  private async reply(admitted: Prepared | GraphError, source: CallSource): Promise<Reply> {
    const work = async (prepared: Prepared) => finishReply(prepared.call, await this.work(prepared));
    const done = admitted instanceof GraphError ? admitted : await attemptAsync(() => work(admitted));
    if (!(done instanceof GraphError)) return done;
    return errorReply(done, source.headers['client-request-id'], this.parts.store.now());
  }

  private work({ call, claims, found }: Prepared): Reply | Promise<Reply> {
    const { store } = this.parts;
    if (call.refusal) throw call.refusal;
    const mailbox = () => {
      const name = found.params['user'] ?? '';
      const employee = store.findUser(name);
      if (!employee) throw new GraphError(404, 'ErrorInvalidUser', `The requested user '${name}' is invalid.`);
      return store.mailboxOf(employee);
    };
    return found.route.handle({ call, claims, store, params: found.params, mailbox });
  }
}

/** Runs a step; an error becomes a value. */
function attempt<T>(step: () => T): T | GraphError {
  try {
    return step();
  } catch (error) {
    return asGraphError(error);
  }
}

async function attemptAsync<T>(step: () => T | Promise<T>): Promise<T | GraphError> {
  try {
    return await step();
  } catch (error) {
    return asGraphError(error);
  }
}

/** What is no answer of Graph's is the sandbox's own failure: 500. */
function asGraphError(error: unknown): GraphError {
  if (error instanceof GraphError) return error;
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`sandbox exchange: ${trace}\n`);
  return new GraphError(500, 'InternalServerError', 'The sandbox failed; its error stream says where.');
}
