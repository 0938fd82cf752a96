// pimsi levels: what a user may sync in each domain.
import { Option, type Command } from 'commander';
import type { LevelList } from '../../../shared/contract/levels.ts';
import { SYNC_LEVELS, type Domain, type SyncLevel } from '../../../shared/vocabulary.ts';
import { getLevels } from '../../services/getLevels.ts';
import { setLevels } from '../../services/setLevels.ts';
import type { CliDependencies } from '../cliDependencies.ts';
import { withServices } from '../commandContext.ts';
import { domainOption, jsonOption } from '../options.ts';
import { formatJson, formatTable } from '../output.ts';

export function addLevelsCommands(program: Command, cli: CliDependencies): void {
  const levels = program.command('levels').description('sync levels: in which directions a user’s records travel');
  levels
    .command('get')
    .description('print the levels of a user')
    .requiredOption('--user <login>', 'the Siebel login')
    .addOption(jsonOption())
    .action(async (options: { user: string; json?: boolean }) => {
      print(cli, await withServices(cli, (services) => getLevels(services, { login: options.user })), options.json);
    });
  levels
    .command('set')
    .description('set a level of a user; it applies at once, and never deletes anything')
    .requiredOption('--user <login>', 'the Siebel login')
    .addOption(domainOption('the domain').makeOptionMandatory())
    .addOption(new Option('--level <level>', 'the level').choices(SYNC_LEVELS).makeOptionMandatory())
    .addOption(jsonOption())
    .action(async (options: { user: string; domain: Domain; level: SyncLevel; json?: boolean }) => {
      const input = { login: options.user, levels: { [options.domain]: options.level } };
      print(cli, await withServices(cli, (services) => setLevels(services, input)), options.json);
    });
}

function print(cli: CliDependencies, { levels }: LevelList, asJson: boolean | undefined): void {
  const rows = levels.map((one) => [one.domain, one.domainLevel, one.userLevel, one.effective]);
  cli.stdout.write(asJson ? formatJson(levels) : formatTable(['DOMAIN', 'CEILING', 'OWN', 'EFFECTIVE'], rows));
}
