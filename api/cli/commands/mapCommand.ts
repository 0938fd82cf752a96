// pimsi users map: maps Siebel employees to their mailboxes in bulk.
import type { Command } from 'commander';
import type { MappingLine } from '../../../shared/contract/userMaps.ts';
import { mapUsers } from '../../services/mapUsers.ts';
import type { CliDependencies } from '../cliDependencies.ts';
import { CliFailure, UsageError } from '../cliFailure.ts';
import { withServices } from '../commandContext.ts';
import { jsonOption } from '../options.ts';
import { formatJson, formatTable } from '../output.ts';

interface MapOptions {
  readonly all?: boolean;
  readonly user?: string;
  readonly enable?: boolean;
  readonly json?: boolean;
}

export function addMapCommand(users: Command, cli: CliDependencies): void {
  users
    .command('map')
    .description('map Siebel employees to the mailboxes of their e-mail addresses')
    .argument('[logins...]', 'Siebel logins; none: every employee')
    .option('--all', 'every employee, said outright')
    .option('--user <login>', 'a Siebel login, as the other commands take it')
    .option('--enable', 'enable them as well')
    .addOption(jsonOption())
    .action((given: string[], options: MapOptions) => map(cli, given, options));
}

async function map(cli: CliDependencies, given: readonly string[], options: MapOptions): Promise<void> {
  const named = options.user === undefined ? given : [...given, options.user];
  if (options.all && named.length > 0) throw new UsageError('Either name users or give --all, not both.');
  const input = { logins: named.length === 0 ? null : named, enable: options.enable === true };
  const { lines } = await withServices(cli, (services) => mapUsers(services, input));
  cli.stdout.write(options.json ? formatJson(lines) : formatMapping(lines));
  // Employees without an address are nothing unusual when everybody is mapped.
  const refused = lines.filter((line) => line.outcome === 'refused');
  if (named.length > 0 && refused.length > 0) {
    throw new CliFailure(`Not mapped: ${refused.map((line) => line.login).join(', ')}`);
  }
}

function formatMapping(lines: readonly MappingLine[]): string {
  if (lines.length === 0) return 'Siebel has no employees.\n';
  return formatTable(
    ['LOGIN', 'MAILBOX', 'OUTCOME', 'WHY'],
    lines.map((line) => [line.login, line.mailbox, line.outcome, line.reason]),
  );
}
