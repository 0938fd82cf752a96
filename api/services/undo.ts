// Takes writes back: stores who asked for which journal lines, and asks for the users' runs, which do it. Also what became of it.
import type { UndoBody, UndoLineView, UndoList, UndoQuery, UndoView } from '../../shared/contract/undo.ts';
import { mayBeWritten } from '../../shared/mayBeWritten.ts';
import { explainUndo } from '../../shared/undoReasons.ts';
import { UserError } from '../errors.ts';
import type { UndoPreview } from '../engine/undoPreview.ts';
import type { JournalLine } from '../store/journal.ts';
import type { Store, UserMap } from '../store/store.ts';
import type { UndoRequest } from '../store/undo.ts';
import type { ServiceDependencies } from './dependencies.ts';
import { findUser } from './findUser.ts';
import { requestRun } from './requestSync.ts';

/** `login`: only lines of that user may be taken back; null for everybody's. */
export interface UndoInput extends UndoBody {
  readonly login: string | null;
  readonly by: string;
}

const PAGE_SIZE = 1_000;

/** @throws UserError journal-line-not-found, run-not-found, not-own-data, user-not-mapped, user-disabled; in a dry run what a run throws */
export async function undoWrites(deps: ServiceDependencies, input: UndoInput): Promise<UndoView> {
  const { store } = deps;
  const lines = await findLines(store, input);
  const logins = [...new Set(lines.map(({ login }) => login))];
  if (input.login !== null) {
    const { login } = await findUser(store, input.login);
    if (logins.some((one) => one !== login))
      throw new UserError('not-own-data', `These lines do not all belong to ${login}.`, 403);
  }
  const users = new Map<string, UserMap>();
  for (const login of logins) users.set(login, await findUser(store, login));
  const fields = input.fields ?? null;
  if (input.dryRun) return preview(deps, input, lines, users);
  for (const { enabled, login } of users.values())
    if (!enabled) throw new UserError('user-disabled', `${login} is disabled, and only the user’s run writes: enable the user first.`, 409); // prettier-ignore
  const items = lines.flatMap(({ domain, id, login }) => {
    const user = users.get(login);
    return user ? [{ userMapId: user.id, domain, lineId: id, fields }] : [];
  });
  const id = await store.undo.request({ by: input.by, runId: input.runId ?? null, items });
  for (const user of users.values()) await requestRun(deps, user, 'undo');
  return showUndo(deps, { id, login: null });
}

/** A request and what became of it. @throws UserError undo-not-found, not-own-data */
export async function showUndo(
  { store }: Pick<ServiceDependencies, 'store'>,
  { id, login }: { readonly id: string; readonly login: string | null },
): Promise<UndoView> {
  const request = await store.undo.find(id);
  if (!request) throw new UserError('undo-not-found', `Nobody asked for undo ${id}. See: pimsi journal undone`, 404);
  const [view] = await describe(store, [request]);
  if (!view) throw new UserError('undo-not-found', `There is no undo ${id}.`, 404);
  const own = login === null ? null : (await findUser(store, login)).login;
  if (own !== null && view.lines.some((line) => line.login !== own))
    throw new UserError('not-own-data', `This undo is not only of what belongs to ${own}.`, 403);
  return view;
}

/** Requests, newest first. @throws UserError user-not-mapped, if a login is given that has no row */
export async function listUndos({ store }: Pick<ServiceDependencies, 'store'>, query: UndoQuery): Promise<UndoList> {
  const login = query.login === undefined ? undefined : (await findUser(store, query.login)).login;
  const requests = await store.undo.list({ limit: query.limit, ...(login ? { login } : {}) });
  const undos = await describe(store, requests);
  const isOthers = (view: UndoView): boolean => login !== undefined && view.lines.some((line) => line.login !== login);
  return { undos: undos.filter((view) => !isOthers(view)) };
}

async function findLines(store: Store, { lines, runId }: UndoBody): Promise<readonly JournalLine[]> {
  if (lines) {
    const found = await store.journal.findByIds(lines);
    const missing = lines.find((id) => !found.some((line) => line.id === id));
    if (missing !== undefined)
      throw new UserError('journal-line-not-found', `The journal has no line ${missing}.`, 404);
    return found;
  }
  const found: JournalLine[] = [];
  for (let beforeId: string | undefined; ; beforeId = found.at(-1)?.id) {
    const filter = { runId: runId ?? '', limit: PAGE_SIZE, ...(beforeId ? { beforeId } : {}) };
    const page = await store.journal.list(filter);
    found.push(...page);
    if (page.length < PAGE_SIZE) break;
  }
  if (found.length === 0)
    throw new UserError('run-not-found', `The journal has no lines of a run ${runId ?? ''}.`, 404);
  return found.filter(({ details, outcome }) => mayBeWritten(outcome, details.before));
}

async function preview(
  deps: ServiceDependencies,
  input: UndoInput,
  lines: readonly JournalLine[],
  users: ReadonlyMap<string, UserMap>,
): Promise<UndoView> {
  const fields = input.fields ?? null;
  const previews = new Map<string, UndoPreview>();
  for (const [login, user] of users) {
    const asked = lines.filter((line) => line.login === login).map((line) => ({ line, fields }));
    for (const one of await deps.engine.planUndo(user, asked)) previews.set(one.lineId, one);
  }
  const views = [...lines].sort(newestFirst).flatMap((line) => {
    const one = previews.get(line.id);
    return one ? [lineView(line, { ...one, message: null })] : [];
  });
  return { id: null, by: input.by, at: deps.clock.now().toISOString(), runId: input.runId ?? null, lines: views };
}

const newestFirst = (one: JournalLine, other: JournalLine): number => Number(other.id) - Number(one.id);

async function describe(store: Store, requests: readonly UndoRequest[]): Promise<UndoView[]> {
  const ids = requests.flatMap(({ items }) => items.map(({ lineId }) => lineId));
  const lines = new Map((await store.journal.findByIds(ids)).map((line) => [line.id, line]));
  return requests.map(({ at, by, id, items, runId }) => ({
    id,
    by,
    at: at.toISOString(),
    runId,
    lines: items.flatMap(({ isHeld, state, ...item }) => {
      const line = lines.get(item.lineId);
      return line ? [lineView(line, { ...item, state: isHeld && state === 'waiting' ? 'held' : state })] : [];
    }),
  }));
}

type Told = Omit<UndoPreview, 'state' | 'lineId'> & Pick<UndoLineView, 'state' | 'message'>;

function lineView(line: JournalLine, told: Told): UndoLineView {
  return {
    lineId: line.id,
    login: line.login,
    domain: line.domain,
    direction: line.direction,
    operation: line.operation,
    title: line.details.title,
    state: told.state,
    writes: [...told.writes],
    fields: [...told.restored],
    leftOut: [...told.leftOut],
    reason: told.reason,
    message: told.message ?? (told.reason === null ? null : explainUndo(told.reason)),
  };
}
