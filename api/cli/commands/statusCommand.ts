// pimsi status: the installation at a glance.
import type { Command } from 'commander';
import type { StatusView } from '../../../shared/contract/status.ts';
import { getStatus } from '../../services/getStatus.ts';
import type { CliDependencies } from '../cliDependencies.ts';
import { withServices } from '../commandContext.ts';
import { jsonOption } from '../options.ts';
import { formatInstant, formatJson, formatTable } from '../output.ts';

export function addStatusCommand(program: Command, cli: CliDependencies): void {
  program
    .command('status')
    .description('users by state, queue, last cycle, what travelled, and whether both sides answer')
    .addOption(jsonOption())
    .action(async (options: { json?: boolean }) => {
      const status = await withServices(cli, getStatus);
      cli.stdout.write(options.json ? formatJson(status) : formatStatus(status));
    });
}

function formatStatus(status: StatusView): string {
  const { reachability, travelled } = status;
  const cycle = status.cycles[0];
  const facts: [string, string][] = [
    ...status.outages.map(({ kind, reason, retryAt, server, since, usersWaiting }): [string, string] => {
      const name = server === 'siebel' ? 'Siebel' : 'Exchange';
      return [
        kind === 'refused' ? `Refused by ${name}` : `No answer from ${name}`,
        `since ${formatInstant(since)}: ${reason} ${kind === 'refused' ? 'Nobody is synced meanwhile' : `${usersWaiting} users wait`}; asked again ${formatInstant(retryAt)}.`,
      ];
    }),
    ['Siebel', reachability.siebel.message ?? 'reachable'],
    ['Exchange', reachability.exchange.message ?? 'reachable'],
    ['Queue', `${status.queueDepth} waiting or running`],
    [
      'Last cycle',
      cycle ? `${formatInstant(cycle.endedAt)}, ${cycle.error ?? `${cycle.usersRequested} users`}` : 'none',
    ],
    ['Last 24 hours', `${travelled.written} written, ${travelled.skipped} skipped, ${travelled.failed} failed`],
    ...Object.entries(status.usersByState).map(([state, count]): [string, string] => [`Users ${state}`, String(count)]),
  ];
  return formatTable(['WHAT', 'HOW IT IS'], facts);
}
