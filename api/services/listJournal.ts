// The journal for people: a page of lines, newest first, with the reasons as sentences.
import type { JournalDetails, JournalLineView, JournalPage, JournalQuery } from '../../shared/contract/journal.ts';
import { explainSkip } from '../../shared/skipReasons.ts';
import { UserError } from '../errors.ts';
import type { JournalFilter, JournalLine } from '../store/journal.ts';
import type { ServiceDependencies } from './dependencies.ts';
import { findUser } from './findUser.ts';

/** @throws UserError user-not-mapped, if a login is given that has no row */
export async function listJournal(deps: Pick<ServiceDependencies, 'store'>, query: JournalQuery): Promise<JournalPage> {
  const login = query.login === undefined ? undefined : (await findUser(deps.store, query.login)).login;
  const filter: JournalFilter = { ...withoutUndefined({ ...query, login }), limit: query.limit + 1 };
  const found = await deps.store.journal.list(filter);
  const lines = found.slice(0, query.limit).map(describeJournalLine);
  return { lines, nextBeforeId: found.length > query.limit ? (lines.at(-1)?.id ?? null) : null };
}

/** One line with the values before and after. @throws UserError journal-line-not-found, not-own-data */
export async function showJournalLine(
  { store }: Pick<ServiceDependencies, 'store'>,
  { id, login }: { readonly id: string; readonly login: string | null },
): Promise<JournalDetails> {
  const [line] = await store.journal.findByIds([id]);
  if (!line) throw new UserError('journal-line-not-found', `The journal has no line ${id}.`, 404);
  if (login !== null && line.login !== (await findUser(store, login)).login)
    throw new UserError('not-own-data', `This line does not belong to ${login}.`, 403);
  const { after, before, overruled } = line.details;
  const values = { before: { ...before }, after: { ...after }, overruled: [...overruled] };
  return { ...describeJournalLine(line), values: line.valuesKept ? values : null };
}

/** A line as people see it. */
export function describeJournalLine(line: JournalLine): JournalLineView {
  return {
    id: line.id,
    runId: line.runId,
    at: line.at.toISOString(),
    login: line.login,
    domain: line.domain,
    direction: line.direction,
    rule: line.rule,
    operation: line.operation,
    outcome: line.outcome,
    siebelId: line.siebelId,
    exchangeId: line.exchangeId,
    title: line.details.title,
    fields: [...line.fields],
    reason: line.reason,
    message: line.message ?? (line.reason === null ? null : explainSkip(line.reason)),
    undoes: line.undoes,
    valuesKept: line.valuesKept,
  };
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function withoutUndefined<T extends object>(filter: T): Given<T> {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as Given<T>;
}
