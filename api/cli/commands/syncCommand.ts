// pimsi sync: runs one user or everybody now, or shows what a run would do.
import type { Command } from 'commander';
import type { PlanView } from '../../../shared/contract/plan.ts';
import type { Domain } from '../../../shared/vocabulary.ts';
import type { ServiceDependencies } from '../../services/dependencies.ts';
import { dryRun } from '../../services/dryRun.ts';
import { findUser } from '../../services/findUser.ts';
import { UserError } from '../../errors.ts';
import type { UserMap } from '../../store/store.ts';
import type { CliDependencies } from '../cliDependencies.ts';
import { CliFailure, UsageError } from '../cliFailure.ts';
import { withServices } from '../commandContext.ts';
import { domainOption, jsonOption } from '../options.ts';
import { formatJson, formatTable, shorten } from '../output.ts';
import { formatOperations, reportRun, type RunReport } from '../runReport.ts';
import { runAndWait } from '../waitForRuns.ts';

interface SyncOptions {
  readonly user?: string;
  readonly all?: boolean;
  readonly domain?: Domain;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

const LINES_SHOWN = 40;
const TITLE_WIDTH = 40;

export function addSyncCommand(program: Command, cli: CliDependencies): void {
  program
    .command('sync')
    .description('sync one user or all enabled users now, wait for it, and print what was done')
    .option('--user <login>', 'the Siebel login')
    .option('--all', 'every enabled user')
    .addOption(domainOption('report this domain only; a run always takes all three, a dry run just this one'))
    .option('--dry-run', 'print what a run of the user would do, and write nothing')
    .addOption(jsonOption())
    .action((options: SyncOptions) => sync(cli, options));
}

async function sync(cli: CliDependencies, options: SyncOptions): Promise<void> {
  if ((options.user !== undefined) === (options.all === true)) {
    throw new UsageError('Say whom to sync: either --user LOGIN or --all.');
  }
  if (options.dryRun && options.all) throw new UsageError('A dry run is of one user: --user LOGIN --dry-run.');
  await withServices(cli, async (services) => {
    if (options.user === undefined) return syncAll(cli, services, options);
    return options.dryRun ? plan(cli, services, options.user, options) : syncOne(cli, services, options.user, options);
  });
}

async function plan(cli: CliDependencies, services: ServiceDependencies, login: string, options: SyncOptions) {
  const view = await dryRun(services, { login, domain: options.domain ?? null });
  cli.stdout.write(options.json ? formatJson(view) : formatPlan(view));
}

async function syncOne(cli: CliDependencies, services: ServiceDependencies, login: string, options: SyncOptions) {
  const user = await findUser(services.store, login);
  if (!user.enabled)
    throw new UserError('user-disabled', `${user.login} is disabled: pimsi users enable ${user.login}`);
  const [report] = await runAll(cli, services, [user], options);
  if (!report) return;
  cli.stdout.write(options.json ? formatJson(report) : formatOperations(report.operations));
  failIfNeeded([report]);
}

async function syncAll(cli: CliDependencies, services: ServiceDependencies, options: SyncOptions): Promise<void> {
  const users = await services.store.userMaps.list({ enabled: true });
  const reports = await runAll(cli, services, users, options);
  cli.stdout.write(options.json ? formatJson(reports) : formatReports(reports));
  failIfNeeded(reports);
}

async function runAll(
  cli: CliDependencies,
  services: ServiceDependencies,
  users: readonly UserMap[],
  options: SyncOptions,
): Promise<RunReport[]> {
  const awaited = await runAndWait(cli, services, users);
  const reports: RunReport[] = [];
  for (const one of awaited) reports.push(await reportRun(services, one, options.domain));
  return reports;
}

function failIfNeeded(reports: readonly RunReport[]): void {
  const bad = reports.filter((report) => report.outcome !== 'success');
  if (bad.length === 0) return;
  throw new CliFailure(bad.map((one) => `${one.login}: ${one.reason ?? one.outcome}`).join('\n'));
}

function formatReports(reports: readonly RunReport[]): string {
  const rows = reports.map(({ login, outcome, counts }) => {
    const { read, written, skipped, failed } = counts ?? { read: 0, written: 0, skipped: 0, failed: 0 };
    return [login, outcome, read, written, skipped, failed];
  });
  return formatTable(['LOGIN', 'OUTCOME', 'READ', 'WRITTEN', 'SKIPPED', 'FAILED'], rows);
}

function formatPlan(view: PlanView): string {
  if (view.lines.length === 0) return 'Nothing would be done.\n';
  const rows = view.lines
    .slice(0, LINES_SHOWN)
    .map((line) => [
      line.domain,
      line.direction,
      line.rule,
      line.operation,
      shorten(line.title, TITLE_WIDTH),
      [...new Set(line.skips.map((skip) => skip.reason))].join(', '),
    ]);
  const counts = view.counts.map((one) => [one.domain, one.direction, one.operation, one.count]);
  const more = view.lines.length - LINES_SHOWN;
  return [
    formatTable(['DOMAIN', 'DIRECTION', 'RULE', 'OPERATION', 'RECORD', 'WHY NOT'], rows),
    more > 0 ? `… and ${more} more; --json prints all of them.\n` : '',
    '\n',
    formatTable(['DOMAIN', 'DIRECTION', 'OPERATION', 'COUNT'], counts),
  ].join('');
}
