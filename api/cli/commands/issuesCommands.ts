// pimsi issues: the records that do not travel now and why, and what is to become of them.
import { Option, type Command } from 'commander';
import type { IssueView, ResolveBody } from '../../../shared/contract/issues.ts';
import { SKIP_REASONS, type SkipReason } from '../../../shared/skipReasons.ts';
import type { Domain } from '../../../shared/vocabulary.ts';
import { listIssues } from '../../services/listIssues.ts';
import { resolveIssue } from '../../services/resolveIssue.ts';
import { retryIssues } from '../../services/retryIssues.ts';
import { showIssue } from '../../services/showIssue.ts';
import type { CliDependencies } from '../cliDependencies.ts';
import { UsageError } from '../cliFailure.ts';
import { withServices } from '../commandContext.ts';
import { domainOption, jsonOption, limitOption } from '../options.ts';
import { formatInstant, formatJson, formatTable, shorten } from '../output.ts';
import { addDecisionsCommands } from './decisionsCommands.ts';
import { formatDetails } from './issueDetails.ts';

interface Filter {
  readonly user?: string;
  readonly domain?: Domain;
  readonly kind?: 'skip' | 'failure';
  readonly json?: boolean;
}

interface Answer {
  readonly link?: string;
  readonly account?: string;
  readonly create?: boolean;
  readonly ignore?: boolean;
  readonly json?: boolean;
}

const ID_WIDTH = 24;
const ID = 'the issue’s number, as the list shows it';
/** Who decided: the command line knows no name. */
const BY = 'pimsi';

const kindOption = (): Option => new Option('--kind <kind>', 'skipped on purpose, or failing').choices(['skip', 'failure']); // prettier-ignore

export function addIssuesCommands(program: Command, cli: CliDependencies): void {
  const issues = program.command('issues').description('records that do not travel, each with its reason');
  issues
    .command('list')
    .description('list open issues')
    .option('--user <login>', 'of one user')
    .addOption(domainOption('of one domain'))
    .addOption(kindOption())
    .addOption(limitOption(100, 10_000))
    .addOption(jsonOption())
    .action(async ({ user, json, ...filter }: Filter & { readonly limit: number }) => {
      const found = await withServices(cli, (services) => listIssues(services, { ...filter, login: user }));
      cli.stdout.write(json ? formatJson(found.issues) : formatIssues(found.issues));
    });
  issues
    .command('show')
    .description('show an issue, and the candidates of a match as Siebel tells them now')
    .argument('<id>', ID)
    .addOption(jsonOption())
    .action(async (id: string, { json }: { json?: boolean }) => {
      const input = { id, login: null, maySeeContents: true };
      const issue = await withServices(cli, (services) => showIssue(services, input));
      cli.stdout.write(json ? formatJson(issue) : `${formatIssues([issue])}\n${formatDetails(issue)}`);
    });
  addRetry(issues, cli);
  addResolve(issues, cli);
  addDecisionsCommands(issues, cli);
}

function addRetry(issues: Command, cli: CliDependencies): void {
  issues
    .command('retry')
    .description('look at records again: those named, or all that the options fit')
    .argument('[ids...]', 'numbers of issues')
    .option('--all', 'every open issue')
    .option('--user <login>', 'of one user')
    .addOption(domainOption('of one domain'))
    .addOption(kindOption())
    .addOption(new Option('--reason <reason>', 'skipped for this reason').choices(Object.keys(SKIP_REASONS)))
    .addOption(jsonOption())
    .action(
      async (ids: readonly string[], options: Filter & { readonly all?: boolean; readonly reason?: SkipReason }) => {
        const { all, json, user, ...filter } = options;
        const named = ids.length > 0 ? { ids: [...ids] } : {};
        if (ids.length === 0 && !all && !user && Object.keys(filter).length === 0)
          throw new UsageError('Name issues, or say which by --user, --domain, --kind or --reason, or --all.');
        const input = { ...filter, ...named, login: user ?? null };
        const done = await withServices(cli, (services) => retryIssues(services, input));
        const text = `${done.retried} tried again, for ${done.logins.length} users.\n`;
        cli.stdout.write(json ? formatJson(done) : text);
      },
    );
}

function addResolve(issues: Command, cli: CliDependencies): void {
  issues
    .command('resolve')
    .description('answer an ambiguous match or an unclear company; the next sync carries it out')
    .argument('<id>', ID)
    .option('--link <siebelId>', 'a match: it is this candidate')
    .option('--create', 'a match: it is somebody or something new')
    .option('--account <accountId>', 'a company: it is this account')
    .option('--ignore', 'leave the item, or its company, alone')
    .addOption(jsonOption())
    .action(async (id: string, { json, ...answer }: Answer) => {
      const input = { id, login: null, answer: answerOf(answer), by: BY };
      const { decision, syncRequested } = await withServices(cli, (services) => resolveIssue(services, input));
      const when = syncRequested ? 'A sync was asked for.' : 'It is carried out once the user is enabled.';
      const text = `Decision ${decision.id}: ${decision.action}${decision.siebelId ? ` ${decision.siebelId}` : ''}. ${when}\n`;
      cli.stdout.write(json ? formatJson({ decision, syncRequested }) : text);
    });
}

/** @throws UsageError unless there is exactly one answer */
function answerOf({ account, create, ignore, link }: Answer): ResolveBody {
  const given: ResolveBody[] = [
    ...(link === undefined ? [] : [{ action: 'link' as const, siebelId: link }]),
    ...(account === undefined ? [] : [{ action: 'account' as const, siebelId: account }]),
    ...(create ? [{ action: 'create' as const }] : []),
    ...(ignore ? [{ action: 'ignore' as const }] : []),
  ];
  const [answer, ...others] = given;
  if (answer && others.length === 0) return answer;
  throw new UsageError('Say one of --link ID, --create, --account ID and --ignore.');
}

function formatIssues(issues: readonly IssueView[]): string {
  if (issues.length === 0) return 'No open issues.\n';
  const rows = issues.map((issue) => [
    issue.id,
    formatInstant(issue.openedAt),
    issue.login,
    issue.domain,
    issue.side,
    shorten(issue.recordId, ID_WIDTH),
    issue.question ? 'question' : issue.kind,
    issue.message,
    issue.remedy,
  ]);
  return formatTable(['ISSUE', 'SINCE', 'LOGIN', 'DOMAIN', 'SIDE', 'RECORD', 'KIND', 'WHY', 'WHAT TO DO'], rows);
}
