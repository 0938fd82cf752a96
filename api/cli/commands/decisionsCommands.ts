// pimsi issues decisions, withdraw: what people decided on matches and companies.
import { Option, type Command } from 'commander';
import type { DecisionView } from '../../../shared/contract/issues.ts';
import { listDecisions, withdrawDecision } from '../../services/decisions.ts';
import type { CliDependencies } from '../cliDependencies.ts';
import { withServices } from '../commandContext.ts';
import { jsonOption, limitOption } from '../options.ts';
import { formatInstant, formatJson, formatTable, shorten } from '../output.ts';

interface ListOptions {
  readonly user?: string;
  readonly state?: DecisionView['state'];
  readonly limit: number;
  readonly json?: boolean;
}

const ID_WIDTH = 24;

export function addDecisionsCommands(issues: Command, cli: CliDependencies): void {
  issues
    .command('decisions')
    .description('list what was decided on matches and companies')
    .option('--user <login>', 'of one user')
    .addOption(new Option('--state <state>', 'of one state').choices(['open', 'done', 'impossible', 'withdrawn']))
    .addOption(limitOption(100, 1000))
    .addOption(jsonOption())
    .action(async ({ json, limit, state, user }: ListOptions) => {
      const found = await withServices(cli, (services) => listDecisions(services, { login: user, state, limit }));
      cli.stdout.write(json ? formatJson(found.decisions) : formatDecisions(found.decisions));
    });
  issues
    .command('withdraw')
    .description('withdraw a decision that is in force, so that the question is asked again')
    .argument('<id>', 'the decision’s number')
    .addOption(jsonOption())
    .action(async (id: string, { json }: { json?: boolean }) => {
      const decision = await withServices(cli, (services) => withdrawDecision(services, { id, login: null }));
      cli.stdout.write(json ? formatJson(decision) : formatDecisions([decision]));
    });
}

function formatDecisions(decisions: readonly DecisionView[]): string {
  if (decisions.length === 0) return 'No decisions.\n';
  const rows = decisions.map((decision) => [
    decision.id,
    formatInstant(decision.decidedAt),
    decision.login,
    decision.domain,
    shorten(decision.exchangeId, ID_WIDTH),
    `${decision.action} ${decision.siebelId ?? ''}`.trim(),
    decision.decidedBy,
    decision.state,
  ]);
  return formatTable(['DECISION', 'AT', 'LOGIN', 'DOMAIN', 'ITEM', 'WHAT', 'BY', 'STATE'], rows);
}
