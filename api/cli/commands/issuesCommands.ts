// pimsi issues: the records that do not travel now, and why.
import { Option, type Command } from 'commander';
import type { IssueView } from '../../../shared/contract/issues.ts';
import type { Domain } from '../../../shared/vocabulary.ts';
import { listIssues } from '../../services/listIssues.ts';
import type { CliDependencies } from '../cliDependencies.ts';
import { withServices } from '../commandContext.ts';
import { domainOption, jsonOption, limitOption } from '../options.ts';
import { formatInstant, formatJson, formatTable, shorten } from '../output.ts';

interface IssueOptions {
  readonly user?: string;
  readonly domain?: Domain;
  readonly kind?: 'skip' | 'failure';
  readonly limit: number;
  readonly json?: boolean;
}

const ID_WIDTH = 24;

export function addIssuesCommands(program: Command, cli: CliDependencies): void {
  const issues = program.command('issues').description('records that do not travel, each with its reason');
  issues
    .command('list')
    .description('list open issues')
    .option('--user <login>', 'of one user')
    .addOption(domainOption('of one domain'))
    .addOption(new Option('--kind <kind>', 'skipped on purpose, or failing').choices(['skip', 'failure']))
    .addOption(limitOption(100, 10_000))
    .addOption(jsonOption())
    .action(async ({ user, json, ...filter }: IssueOptions) => {
      const found = await withServices(cli, (services) => listIssues(services, { ...filter, login: user }));
      cli.stdout.write(json ? formatJson(found.issues) : formatIssues(found.issues));
    });
}

function formatIssues(issues: readonly IssueView[]): string {
  if (issues.length === 0) return 'No open issues.\n';
  const rows = issues.map((issue) => [
    formatInstant(issue.openedAt),
    issue.login,
    issue.domain,
    issue.side,
    shorten(issue.recordId, ID_WIDTH),
    issue.kind,
    issue.message,
  ]);
  return formatTable(['SINCE', 'LOGIN', 'DOMAIN', 'SIDE', 'RECORD', 'KIND', 'WHY'], rows);
}
