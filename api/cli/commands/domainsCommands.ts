// pimsi domains: what is set for a domain, for all users.
import { Option, type Command } from 'commander';
import { changeDomainBodySchema, type ChangeDomainBody, type DomainView } from '../../../shared/contract/domains.ts';
import { CONFLICT_WINNERS, SYNC_LEVELS, type Domain } from '../../../shared/vocabulary.ts';
import { changeDomain, listDomains } from '../../services/domainSettings.ts';
import type { CliDependencies } from '../cliDependencies.ts';
import { withServices } from '../commandContext.ts';
import { changeOf } from '../namedSettings.ts';
import { domainOption, jsonOption } from '../options.ts';
import { formatJson, formatTable } from '../output.ts';

type Setting = keyof ChangeDomainBody;

/** Each setting with its option: choices, `yes` or `no`, or a number. */
const SETTINGS: readonly { readonly name: Setting; readonly flag: string; readonly says: string; readonly takes: readonly string[] | 'number' }[] = [
  { name: 'level', flag: '--level <level>', says: 'ceiling of every user’s level', takes: SYNC_LEVELS },
  { name: 'conflictWinner', flag: '--conflict-winner <side>', says: 'who wins a field that both sides changed', takes: CONFLICT_WINNERS },
  { name: 'deleteWins', flag: '--delete-wins <answer>', says: 'a removal wins over an edit of the other side', takes: ['yes', 'no'] },
  { name: 'mayDeleteInSiebel', flag: '--may-delete-in-siebel <answer>', says: 'Allow Record Deletions in Siebel', takes: ['yes', 'no'] },
  { name: 'mayDeleteInExchange', flag: '--may-delete-in-exchange <answer>', says: 'Allow Record Deletions in Exchange', takes: ['yes', 'no'] },
  { name: 'keepPastItems', flag: '--keep-past-items <answer>', says: 'what Outlook removes of the past stays in Siebel', takes: ['yes', 'no'] },
  { name: 'massDeleteCount', flag: '--mass-delete-count <number>', says: 'hold removals when a day brings more than this', takes: 'number' },
  { name: 'massDeleteShare', flag: '--mass-delete-share <share>', says: 'and more than this share (0 to 1) of the records', takes: 'number' },
  { name: 'settleSeconds', flag: '--settle-seconds <seconds>', says: 'how long a removal waits before it is judged', takes: 'number' },
  { name: 'ignorePrivate', flag: '--ignore-private <answer>', says: 'leave private items alone', takes: ['yes', 'no'] },
  { name: 'optIn', flag: '--opt-in <answer>', says: 'only items with the domain’s category enter Siebel', takes: ['yes', 'no'] },
  { name: 'onlyActivityTypes', flag: '--only-activity-types <answer>', says: 'only items with an Activity Type enter Siebel', takes: ['yes', 'no'] },
  { name: 'ignoreMatching', flag: '--ignore-matching <answer>', says: 'contacts: never match, always create', takes: ['yes', 'no'] },
]; // prettier-ignore

export function addDomainsCommands(program: Command, cli: CliDependencies): void {
  const domains = program
    .command('domains')
    .description('settings of the domains: conflicts, deletions, guards, filters');
  domains
    .command('list')
    .description('print what is set for each domain')
    .addOption(jsonOption())
    .action(async ({ json }: { json?: boolean }) => {
      const { domains: found } = await withServices(cli, (services) => listDomains(services));
      cli.stdout.write(json ? formatJson(found) : asTable(found));
    });
  const set = domains
    .command('set')
    .description('change settings of a domain; they apply from each user’s next run on')
    .addOption(domainOption('the domain').makeOptionMandatory());
  for (const { flag, says, takes } of SETTINGS) {
    const option = new Option(flag, says);
    set.addOption(takes === 'number' ? option.argParser(Number) : option.choices(takes));
  }
  set.addOption(jsonOption()).action(async (options: Readonly<Record<string, unknown>>) => {
    const domain = options['domain'] as Domain;
    const change = changeOf(changeDomainBodySchema, namedIn(options));
    const view = await withServices(cli, (services) => changeDomain(services, { domain, change }));
    cli.stdout.write(options['json'] ? formatJson(view) : asTable([view]));
  });
}

function namedIn(options: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    SETTINGS.flatMap(({ name }) => (options[name] === undefined ? [] : [[name, answerOf(options[name])]])),
  );
}

function answerOf(value: unknown): unknown {
  if (value === 'yes') return true;
  return value === 'no' ? false : value;
}

/** A setting a row, a domain a column: more settings than fit into a line. */
function asTable(domains: readonly DomainView[]): string {
  const cell = (value: unknown): string | number =>
    typeof value === 'boolean' ? (value ? 'yes' : 'no') : (value as string | number);
  const rows = SETTINGS.map(({ flag, name }) => [
    flag.replace(/^--| <.*/g, ''),
    ...domains.map((view) => cell(view[name])),
  ]);
  return formatTable(['SETTING', ...domains.map(({ domain }) => domain.toUpperCase())], rows);
}
