// What people decided on this user's questions, as far as it is still to be carried out: read once a run, ended when a line has done it.
import type { Decision, Question } from '../store/decisions.ts';
import type { Operation, PlanLine, Values } from '../reconcile/types.ts';
import type { DomainRun, Seen } from './domainRun.ts';
import type { Write } from './writes.ts';

/** What a company decides: while it is unclear which account it is, none of these can be written. */
const COMPANY_FIELDS: readonly string[] = ['company', 'companyLocation', 'businessAddress'];

/** Decisions by question and item. */
export type Decisions = ReadonlyMap<string, Decision>;

export function byQuestion(decisions: readonly Decision[]): Decisions {
  return new Map(decisions.map((decision) => [keyOf(decision.question, decision.exchangeId), decision]));
}

function keyOf(question: Question, exchangeId: string): string {
  return `${question} ${exchangeId}`;
}

/** The open decision on an item, if there is one. */
export function decisionOn(run: DomainRun, question: Question, exchangeId: string): Decision | undefined {
  return run.decisions.get(keyOf(question, exchangeId));
}

/** Whether a person wants the item left alone. */
export function isIgnored(run: DomainRun, { view }: Seen): boolean {
  return view.state !== 'none' && decisionOn(run, 'match', view.id)?.action === 'ignore';
}

/** The decisions that a carried-out line has done, and those that it showed to be impossible. */
export function decisionsEnded(
  run: DomainRun,
  line: PlanLine,
  isLinked: boolean,
): { readonly done: readonly string[]; readonly impossible: readonly string[] } {
  const { exchange, match } = line.pair;
  const decision = exchange.state === 'none' ? undefined : decisionOn(run, 'match', exchange.id);
  if (!decision) return { done: [], impossible: [] };
  const isImpossible = match?.by === 'nothing' && match.reason === 'decision-impossible';
  return { done: isLinked ? [decision.id] : [], impossible: isImpossible ? [decision.id] : [] };
}

/** Who decided what is written now, as a sentence; null where nobody had to. `fields`: what is written. */
export function whoDecided(run: DomainRun, { pair }: PlanLine, fields: readonly string[]): string | null {
  const { exchange, link } = pair;
  if (exchange.state === 'none') return null;
  const match = link ? undefined : decisionOn(run, 'match', exchange.id);
  const company = fields.some((field) => COMPANY_FIELDS.includes(field)) ? decisionOn(run, 'company', exchange.id) : undefined; // prettier-ignore
  const decision = match ?? company;
  return decision ? `${decision.decidedBy} decided so.` : null;
}

/** The line without a company that a person wants ignored: it counts as agreed. */
export function withoutIgnored(run: DomainRun, line: PlanLine): PlanLine {
  const { exchange } = line.pair;
  if (exchange.state === 'none' || decisionOn(run, 'company', exchange.id)?.action !== 'ignore') return line;
  const operations = line.operations.flatMap((operation): readonly Operation[] => {
    if ((operation.kind !== 'create' && operation.kind !== 'update') || operation.side !== 'siebel') return [operation];
    const values = Object.fromEntries(Object.entries(operation.values).filter(([field]) => !COMPANY_FIELDS.includes(field))); // prettier-ignore
    return operation.kind === 'update' && Object.keys(values).length === 0 ? [] : [{ ...operation, values }];
  });
  return { ...line, operations, agreed: [...new Set([...line.agreed, ...COMPANY_FIELDS])] };
}

/** The fields of a write that were not carried out because the company is unclear. */
export function unclearFields({ operation, result }: Write): readonly string[] {
  const isUnclear = result.kind === 'written' && result.fieldIssues.some(({ candidates }) => candidates !== undefined);
  if (!isUnclear || (operation.kind !== 'create' && operation.kind !== 'update')) return [];
  return COMPANY_FIELDS.filter((field) => field in operation.values);
}

/** The decision on a company that a line has carried out. */
export function companyDone(run: DomainRun, line: PlanLine, writes: readonly Write[]): readonly string[] {
  const { exchange, link } = line.pair;
  const decision = exchange.state === 'present' ? decisionOn(run, 'company', exchange.id) : undefined;
  if (!decision || (!link && writes.length === 0)) return [];
  return writes.some((write) => write.result.kind === 'failed' || unclearFields(write).length > 0) ? [] : [decision.id];
}

/** Values without a company whose account a person chose: the account may be called otherwise, which is no shortfall. */
export function withoutChosen(run: DomainRun, { pair }: PlanLine, values: Values): Values {
  const { exchange } = pair;
  if (exchange.state === 'none' || decisionOn(run, 'company', exchange.id)?.action !== 'account') return values;
  return Object.fromEntries(Object.entries(values).filter(([field]) => !COMPANY_FIELDS.includes(field)));
}
