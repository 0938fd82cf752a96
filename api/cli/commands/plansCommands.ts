// pimsi plans: removals that were too many at once, and the decision on them.
import { Option, type Command } from 'commander';
import type { HeldPlanDetails, HeldPlanView } from '../../../shared/contract/heldPlans.ts';
import { approvePlan, listHeldPlans, rejectPlan, showHeldPlan, type PlanDecision } from '../../services/heldPlans.ts';
import type { ServiceDependencies } from '../../services/dependencies.ts';
import type { CliDependencies } from '../cliDependencies.ts';
import { withServices } from '../commandContext.ts';
import { jsonOption, limitOption } from '../options.ts';
import { formatInstant, formatJson, formatTable, shorten } from '../output.ts';

interface ListOptions {
  readonly user?: string;
  readonly state?: HeldPlanView['state'];
  readonly limit: number;
  readonly json?: boolean;
}

const TITLE_WIDTH = 50;
const ID_WIDTH = 24;
/** Who decided, in the journal of decisions: the command line knows no name. */
const BY = 'pimsi';

export function addPlansCommands(program: Command, cli: CliDependencies): void {
  const plans = program.command('plans').description('removals that were too many at once, held for a decision');
  plans
    .command('list')
    .description('list held plans')
    .option('--user <login>', 'of one user')
    .addOption(new Option('--state <state>', 'held unless given').choices(['held', 'approved', 'rejected']))
    .addOption(limitOption(100, 1000))
    .addOption(jsonOption())
    .action(async ({ json, user, state = 'held', limit }: ListOptions) => {
      const found = await withServices(cli, (services) => listHeldPlans(services, { login: user, state, limit }));
      cli.stdout.write(json ? formatJson(found.plans) : formatPlans(found.plans));
    });
  plans
    .command('show')
    .description('show each removal of a plan')
    .argument('<id>', 'the plan’s number, as the list shows it')
    .addOption(jsonOption())
    .action(async (id: string, { json }: { json?: boolean }) => {
      const plan = await withServices(cli, (services) => showHeldPlan(services, { id }));
      cli.stdout.write(json ? formatJson(plan) : formatRows(plan));
    });
  addDecision(plans, cli, 'approve', 'let the removals go on; each record is read again first', approvePlan);
  addDecision(plans, cli, 'reject', 'keep the records: the pairs are unlinked and do not come back', rejectPlan);
}

type Decide = (services: ServiceDependencies, decision: PlanDecision) => Promise<HeldPlanView>;

function addDecision(plans: Command, cli: CliDependencies, verb: string, description: string, decide: Decide): void {
  plans
    .command(verb)
    .description(description)
    .argument('<id>', 'the plan’s number, as the list shows it')
    .addOption(jsonOption())
    .action(async (id: string, { json }: { json?: boolean }) => {
      const plan = await withServices(cli, (services) => decide(services, { id, by: BY }));
      cli.stdout.write(json ? formatJson(plan) : formatPlans([plan]));
    });
}

function formatPlans(plans: readonly HeldPlanView[]): string {
  if (plans.length === 0) return 'No plans.\n';
  const rows = plans.map((plan) => [
    plan.id,
    formatInstant(plan.openedAt),
    plan.login,
    plan.domain,
    // Of how many says something only while it is open.
    plan.state === 'held' ? `${plan.removals} of ${plan.linked}` : String(plan.removals),
    plan.side === 'siebel' ? 'in Siebel' : 'in Outlook',
    plan.state,
  ]);
  return formatTable(['PLAN', 'SINCE', 'LOGIN', 'DOMAIN', 'REMOVALS', 'WHERE', 'STATE'], rows);
}

function formatRows({ rows, ...plan }: HeldPlanDetails): string {
  const table = rows.map((row) => [
    formatInstant(row.seenAt),
    row.how === 'delete' ? 'delete' : 'take the user off',
    shorten(row.siebelId, ID_WIDTH),
    shorten(row.title ?? '', TITLE_WIDTH),
  ]);
  return `${formatPlans([plan])}\n${formatTable(['SEEN', 'HOW', 'SIEBEL ID', 'WHAT'], table)}`;
}
