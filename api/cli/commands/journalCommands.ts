// pimsi journal: what travelled, newest first.
import { Option, type Command } from 'commander';
import type { JournalLineView } from '../../../shared/contract/journal.ts';
import { DIRECTIONS, OUTCOMES, type Direction, type Domain, type OutcomeKind } from '../../../shared/vocabulary.ts';
import { listJournal } from '../../services/listJournal.ts';
import type { CliDependencies } from '../cliDependencies.ts';
import { withServices } from '../commandContext.ts';
import { domainOption, jsonOption, limitOption } from '../options.ts';
import { addUndoCommands } from './undoCommands.ts';
import { formatInstant, formatJson, formatTable, shorten } from '../output.ts';

interface JournalOptions {
  readonly user?: string;
  readonly domain?: Domain;
  readonly direction?: Direction;
  readonly outcome?: OutcomeKind;
  readonly record?: string;
  readonly run?: string;
  readonly limit: number;
  readonly json?: boolean;
}

const TITLE_WIDTH = 40;

export function addJournalCommands(program: Command, cli: CliDependencies): void {
  const journal = program.command('journal').description('what travelled, what did not, and why');
  journal
    .command('list')
    .description('list journal lines, newest first')
    .option('--user <login>', 'of one user')
    .addOption(domainOption('of one domain'))
    .addOption(new Option('--direction <direction>', 'in one direction').choices(DIRECTIONS))
    .addOption(new Option('--outcome <outcome>', 'with one outcome').choices(OUTCOMES))
    .option('--record <id>', 'of one record, by its Siebel or Exchange id')
    .option('--run <run>', 'of one run')
    .addOption(limitOption(50, 10_000))
    .addOption(jsonOption())
    .action(async ({ user, record, run, json, ...filter }: JournalOptions) => {
      const query = { ...filter, login: user, recordId: record, runId: run };
      const { lines } = await withServices(cli, (services) => listJournal(services, query));
      cli.stdout.write(json ? formatJson(lines) : formatLines(lines));
    });
  addUndoCommands(journal, cli);
}

function formatLines(lines: readonly JournalLineView[]): string {
  if (lines.length === 0) return 'No lines.\n';
  const rows = lines.map((line) => [
    line.id,
    formatInstant(line.at),
    line.login,
    line.domain,
    line.direction,
    line.rule,
    line.operation,
    line.outcome,
    shorten(line.title, TITLE_WIDTH),
    line.message,
  ]);
  return formatTable(
    ['LINE', 'AT', 'LOGIN', 'DOMAIN', 'DIRECTION', 'RULE', 'OPERATION', 'OUTCOME', 'RECORD', 'WHY'],
    rows,
  );
}
