// pimsi settings: what is set for everybody.
import type { Command } from 'commander';
import { changeSettingsBodySchema, type SettingsView } from '../../../shared/contract/settings.ts';
import { changeSettings, showSettings } from '../../services/systemSettings.ts';
import type { CliDependencies } from '../cliDependencies.ts';
import { withServices } from '../commandContext.ts';
import { changeOf } from '../namedSettings.ts';
import { jsonOption } from '../options.ts';
import { formatJson, formatTable } from '../output.ts';

export function addSettingsCommands(program: Command, cli: CliDependencies): void {
  const settings = program.command('settings').description('settings that hold for everybody');
  const print = (view: SettingsView, json: unknown): void =>
    void cli.stdout.write(json ? formatJson(view) : asTable(view));
  settings
    .command('show')
    .description('print what is set for everybody')
    .addOption(jsonOption())
    .action(async ({ json }: { json?: boolean }) => {
      print(await withServices(cli, (services) => showSettings(services)), json);
    });
  settings
    .command('set')
    .description('change settings that hold for everybody')
    .option(
      '--journal-values-days <days>',
      'forget values before and after a write after so many days: it can be taken back no more',
      Number,
    ) // prettier-ignore
    .option('--journal-lines-days <days>', 'forget the journal’s lines after so many days', Number)
    .option('--extract-start-date <day>', 'leave alone what ended or was due before this day (YYYY-MM-DD, or none)')
    .addOption(jsonOption())
    .action(async ({ json, ...options }: Readonly<Record<string, unknown>>) => {
      const isNone = options['extractStartDate'] === 'none';
      const change = changeOf(changeSettingsBodySchema, { ...options, ...(isNone ? { extractStartDate: null } : {}) });
      print(await withServices(cli, (services) => changeSettings(services, change)), json);
    });
}

function asTable({ extractStartDate, journalLinesDays, journalValuesDays }: SettingsView): string {
  return formatTable(
    ['SETTING', 'VALUE'],
    [
      ['journal-values-days', journalValuesDays],
      ['journal-lines-days', journalLinesDays],
      ['extract-start-date', extractStartDate ?? 'none'],
    ],
  );
}
