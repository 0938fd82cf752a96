// pimsi journal undo: takes writes back, waits for the runs that do it, and tells what became of each line. pimsi journal undone: what was asked.
import type { Command } from 'commander';
import type { UndoBody, UndoView } from '../../../shared/contract/undo.ts';
import { findUser } from '../../services/findUser.ts';
import type { ServiceDependencies } from '../../services/dependencies.ts';
import { listUndos, showUndo, undoWrites } from '../../services/undo.ts';
import type { CliDependencies } from '../cliDependencies.ts';
import { CliFailure, UsageError } from '../cliFailure.ts';
import { withServices } from '../commandContext.ts';
import { jsonOption, limitOption } from '../options.ts';
import { formatInstant, formatJson, formatTable, shorten } from '../output.ts';
import { runAndWait } from '../waitForRuns.ts';

interface UndoOptions {
  readonly run?: string;
  readonly field?: readonly string[];
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

const TITLE_WIDTH = 30;
/** Who asked: the command line knows no name. */
const BY = 'pimsi';

export function addUndoCommands(journal: Command, cli: CliDependencies): void {
  journal
    .command('undo')
    .description('take writes back, as writes of the users’ next runs; what was edited since is left as it is')
    .argument('[lines...]', 'journal lines by their number, as the list shows it')
    .option('--run <run>', 'every write of a run')
    .option('--field <field...>', 'only these fields, such as those that were overruled in a conflict')
    .option('--dry-run', 'print what would be done, and write nothing')
    .addOption(jsonOption())
    .action((lines: readonly string[], options: UndoOptions) => undo(cli, bodyOf(lines, options), options));
  journal
    .command('undone')
    .description('what was asked to be taken back, and what became of it')
    .argument('[id]', 'one request by its number; all of them unless given')
    .option('--user <login>', 'of one user')
    .addOption(limitOption(20, 200))
    .addOption(jsonOption())
    .action(async (id: string | undefined, { json, limit, user }: { json?: boolean; limit: number; user?: string }) => {
      await withServices(cli, async (services) => {
        if (id !== undefined) return printOne(cli, await showUndo(services, { id, login: null }), json);
        const { undos } = await listUndos(services, { login: user, limit });
        cli.stdout.write(json ? formatJson(undos) : formatUndos(undos));
      });
    });
}

function bodyOf(lines: readonly string[], { dryRun = false, field, run }: UndoOptions): UndoBody {
  if (lines.length > 0 === (run !== undefined))
    throw new UsageError('Say what to undo: either journal lines by number, or --run RUN.');
  const bad = [...lines, ...(run === undefined ? [] : [run])].find((id) => !/^\d{1,18}$/.test(id));
  if (bad !== undefined) throw new UsageError(`${bad} is no number of a journal line or run.`);
  const what = run === undefined ? { lines: [...lines] } : { runId: run };
  return { ...what, ...(field ? { fields: [...field] } : {}), dryRun };
}

async function undo(cli: CliDependencies, body: UndoBody, { json }: UndoOptions): Promise<void> {
  await withServices(cli, async (services) => {
    const asked = await undoWrites(services, { ...body, login: null, by: BY });
    if (asked.id === null) return printOne(cli, asked, json);
    await waitFor(cli, services, asked);
    const done = await showUndo(services, { id: asked.id, login: null });
    printOne(cli, done, json);
    const failed = done.lines.filter(({ state }) => state === 'failed').length;
    if (failed > 0) throw new CliFailure(`${failed} of ${done.lines.length} could not be taken back.`);
  });
}

async function waitFor(cli: CliDependencies, services: ServiceDependencies, { lines }: UndoView): Promise<void> {
  const logins = [...new Set(lines.map(({ login }) => login))];
  const users = [];
  for (const login of logins) users.push(await findUser(services.store, login));
  await runAndWait(cli, services, users);
}

function printOne(cli: CliDependencies, view: UndoView, json: boolean | undefined): void {
  cli.stdout.write(json ? formatJson(view) : formatLines(view));
}

function formatLines(view: UndoView): string {
  if (view.lines.length === 0) return 'There is nothing to take back.\n';
  const rows = view.lines.map((line) => [
    line.lineId,
    line.login,
    line.domain,
    line.operation,
    shorten(line.title, TITLE_WIDTH),
    line.state,
    line.writes.join(', '),
    [line.message, line.leftOut.length > 0 ? `(${line.leftOut.join(', ')})` : null].filter(Boolean).join(' '),
  ]);
  const table = formatTable(['LINE', 'LOGIN', 'DOMAIN', 'WAS', 'RECORD', 'STATE', 'DONE', 'WHY'], rows);
  const waits = view.lines.some(({ state }) => state === 'waiting' || state === 'held');
  const more = view.id !== null && waits ? `Some wait; see later: pimsi journal undone ${view.id}\n` : '';
  return `${table}${more}`;
}

function formatUndos(undos: readonly UndoView[]): string {
  if (undos.length === 0) return 'Nothing was taken back.\n';
  const rows = undos.map(({ at, by, id, lines, runId }) => {
    const count = (...states: readonly string[]): number => lines.filter(({ state }) => states.includes(state)).length;
    return [id, formatInstant(at), by, runId, count('done', 'nothing'), count('waiting', 'held'), count('skipped', 'failed')]; // prettier-ignore
  });
  return formatTable(['UNDO', 'AT', 'BY', 'RUN', 'DONE', 'WAITING', 'NOT'], rows);
}
