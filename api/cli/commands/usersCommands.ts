// pimsi users: the User Map, and what can be done to its rows.
import { Option, type Command } from 'commander';
import { USER_STATES, type UserState } from '../../../shared/vocabulary.ts';
import type { UserView } from '../../../shared/contract/userMaps.ts';
import type { ServiceDependencies } from '../../services/dependencies.ts';
import { disableUser } from '../../services/disableUser.ts';
import { enableUser } from '../../services/enableUser.ts';
import { listUsers } from '../../services/listUsers.ts';
import { resetUser } from '../../services/resetUser.ts';
import type { CliDependencies } from '../cliDependencies.ts';
import { withServices } from '../commandContext.ts';
import { jsonOption, requireLogins } from '../options.ts';
import { formatInstant, formatJson, formatTable } from '../output.ts';
import { addMapCommand } from './mapCommand.ts';

type ChangeUser = (services: ServiceDependencies, input: { login: string }) => Promise<UserView>;

export function addUsersCommands(program: Command, cli: CliDependencies): void {
  const users = program.command('users').description('the User Map: whose Siebel login goes with which mailbox');
  addListCommand(users, cli);
  addMapCommand(users, cli);
  addChange(users, cli, 'enable', 'switch the sync of users on', enableUser);
  addChange(users, cli, 'disable', 'switch the sync of users off; what was synced stays', disableUser);
  addChange(users, cli, 'reset', 're-initialise users: read everything again, match first', resetUser);
}

function addListCommand(users: Command, cli: CliDependencies): void {
  users
    .command('list')
    .description('list users with mailbox and state')
    .option('--search <text>', 'part of login, name or mailbox')
    .addOption(new Option('--state <state>', 'only users in this state').choices(USER_STATES))
    .addOption(jsonOption())
    .action(async (options: { search?: string; state?: UserState; json?: boolean }) => {
      const { search, state } = options;
      const all = { search, state, limit: Number.MAX_SAFE_INTEGER, offset: 0 };
      const found = await withServices(cli, (services) => listUsers(services, all));
      cli.stdout.write(options.json ? formatJson(found.users) : formatUsers(found.users));
    });
}

function addChange(users: Command, cli: CliDependencies, verb: string, description: string, change: ChangeUser): void {
  users
    .command(verb)
    .description(description)
    .argument('[logins...]', 'Siebel logins')
    .option('--user <login>', 'a Siebel login, as the other commands take it')
    .addOption(jsonOption())
    .action(async (given: string[], options: { user?: string; json?: boolean }) => {
      const logins = requireLogins(given, options.user);
      const changed = await withServices(cli, async (services) => {
        const views: UserView[] = [];
        for (const login of logins) views.push(await change(services, { login }));
        return views;
      });
      cli.stdout.write(options.json ? formatJson(changed) : formatUsers(changed));
    });
}

function formatUsers(users: readonly UserView[]): string {
  if (users.length === 0) return 'No users.\n';
  const rows = users.map((user) => [
    user.login,
    user.mailbox,
    user.enabled ? 'yes' : 'no',
    user.state,
    formatInstant(user.lastSuccessAt),
    Object.values(user.links).reduce((sum, count) => sum + count, 0),
    user.openIssues,
  ]);
  return formatTable(['LOGIN', 'MAILBOX', 'ENABLED', 'STATE', 'LAST SYNC', 'LINKS', 'ISSUES'], rows);
}
