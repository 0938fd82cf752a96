// The administrator's command line: its commands, and how their ends become exit statuses. Whoever starts it composes the product.
import { Command, CommanderError } from 'commander';
import type { CliDependencies } from './cliDependencies.ts';
import { UsageError } from './cliFailure.ts';
import { addDomainsCommands } from './commands/domainsCommands.ts';
import { addIssuesCommands } from './commands/issuesCommands.ts';
import { addJournalCommands } from './commands/journalCommands.ts';
import { addLevelsCommands } from './commands/levelsCommands.ts';
import { addPlansCommands } from './commands/plansCommands.ts';
import { addSettingsCommands } from './commands/settingsCommands.ts';
import { addStatusCommand } from './commands/statusCommand.ts';
import { addSyncCommand } from './commands/syncCommand.ts';
import { addUsersCommands } from './commands/usersCommands.ts';

const EXIT_OK = 0;
const EXIT_FAILED = 1;
const EXIT_USAGE = 2;

/** Never ends the process: parsing throws CommanderError instead. */
function createProgram(cli: CliDependencies): Command {
  const program = new Command('pimsi')
    .description('The administrator’s command line of Siebel Server Sync.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void cli.stdout.write(text),
      writeErr: (text) => void cli.stderr.write(text),
    })
    .showHelpAfterError('Add --help for what there is.')
    .addHelpText('after', '\nExit status: 0 done, 1 failed, 2 the command line was not understood.');
  addStatusCommand(program, cli);
  addUsersCommands(program, cli);
  addSyncCommand(program, cli);
  addLevelsCommands(program, cli);
  addDomainsCommands(program, cli);
  addSettingsCommands(program, cli);
  addIssuesCommands(program, cli);
  addPlansCommands(program, cli);
  addJournalCommands(program, cli);
  return program;
}

/** Runs one command line (without node and script) and answers its exit status: 0 done, 1 failed, 2 usage. Never rejects. */
export async function runCommandLine(cli: CliDependencies, argv: readonly string[]): Promise<number> {
  try {
    await createProgram(cli).parseAsync(argv, { from: 'user' });
    return EXIT_OK;
  } catch (error) {
    // Commander has said it already; help that was asked for is no failure.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT_OK : EXIT_USAGE;
    cli.stderr.write(`pimsi: ${error instanceof Error ? error.message : String(error)}\n`);
    return error instanceof UsageError ? EXIT_USAGE : EXIT_FAILED;
  }
}
