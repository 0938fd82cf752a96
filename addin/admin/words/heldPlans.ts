// What the console says about held plans: what is gone, what would be removed for it, and what each decision does.
import type { HeldPlanDetails, HeldPlanView } from '../../../shared/contract/heldPlans.ts';
import { otherSide } from '../../../shared/vocabulary.ts';
import type { Domain, Side } from '../../../shared/vocabulary.ts';
import { formatCount, formatPlural } from '../format.ts';
import { words } from './vocabulary.ts';

type Row = Pick<HeldPlanDetails['rows'][number], 'how'>;
type Plan = Pick<HeldPlanView, 'domain' | 'login' | 'removals' | 'side'>;

const RECORDS: Readonly<Record<Domain, readonly [one: string, many: string]>> = {
  contact: ['contact', 'contacts'],
  calendar: ['calendar item', 'calendar items'],
  task: ['task', 'tasks'],
};

const recordsOf = (domain: Domain, count: number): string => formatPlural(count, ...RECORDS[domain]);

/** What happens to one record, as an order. */
function effect({ how }: Row, side: Side, domain: Domain): string {
  if (side === 'exchange') return 'Move to Deleted Items';
  if (how === 'delete') return 'Delete in Siebel';
  return domain === 'contact' ? 'Take the user off the Sync List' : 'Take the user off the activity';
}

/** What an approval does to the records that are still gone. */
function effects(rows: readonly Row[], { domain, login, side }: Plan): string {
  const gone = `still gone from ${words.sides[otherSide(side)]}`;
  if (side === 'exchange') {
    return `Those ${gone} are then moved to Deleted Items of ${login}’s mailbox, where they can be recovered as long as the mailbox keeps them.`;
  }
  const deleted = rows.filter(({ how }) => how === 'delete').length;
  const leaving =
    domain === 'contact'
      ? `${login} is then taken off the Sync List in Siebel; the contacts themselves stay.`
      : `${login} is then taken off the activity in Siebel; the activities themselves stay.`;
  if (deleted === 0) return `For those ${gone}, ${leaving}`;
  if (deleted === rows.length) return `Those ${gone} are then deleted in Siebel.`;
  return `${formatCount(deleted)} of them, if ${gone}, are then deleted in Siebel; for the other ${formatCount(rows.length - deleted)}, ${leaving}`;
}

export const heldPlanWords = {
  title: 'Held plans',
  banner: (plan: Plan) =>
    `${formatPlural(plan.removals, 'removal', 'removals')} of ${plan.login} ${plan.removals === 1 ? 'is' : 'are'} held`,
  bannerMany: (plans: number, removals: number) =>
    `${formatPlural(plans, 'plan', 'plans')} with ${formatPlural(removals, 'removal', 'removals')} are held`,
  bannerText: 'Nothing of them is removed until an administrator decides.',
  bannerSince: 'first held',
  bannerOldest: 'The oldest was first held',
  look: 'Look at the plan',
  lookMany: 'Look at the plans',
  failed: 'The held plans could not be loaded',
  emptyTitle: 'Nothing is held',
  emptyText:
    'When unusually many records of a user are removed within a day, the removals wait here until an administrator approves or rejects them.',
  noneTitle: 'Nothing is held for this user',
  noneText: 'Removals of this user travel as usual.',
  clear: 'Show everybody',
  history: 'Decided',
  historyEmpty: 'No plan was decided on yet.',
  states: { held: 'Held', approved: 'Approved', rejected: 'Rejected' },
  /** "84 contacts gone from Exchange" */
  gone: ({ domain, removals, side }: Plan) =>
    `${recordsOf(domain, removals)} gone from ${words.sides[otherSide(side)]}`,
  share: (linked: number) => `of ${formatCount(linked)} linked`,
  of: (login: string) => `of ${login}, show the records`,
  decided: (state: 'approved' | 'rejected', by: string | null) =>
    `${state === 'approved' ? 'Approved' : 'Rejected'} by ${by ?? 'an administrator'}`,
  planTitle: (plan: Plan) => `${words.domains[plan.domain]} of ${plan.login}`,
  what: (plan: Plan, linked: number) =>
    `${recordsOf(plan.domain, plan.removals)} of ${plan.login} ${plan.removals === 1 ? 'is' : 'are'} gone from ` +
    `${words.sides[otherSide(plan.side)]}; ${formatCount(linked)} are linked now. ` +
    `So many at once may be a mistake, so nothing was removed in ${words.sides[plan.side]} for them.`,
  wasApproved:
    'Each record is read again in the user’s next run; those still gone are removed, those that came back are kept.',
  wasRejected:
    'Nothing was removed. The pairs were unlinked and are remembered, so that neither record comes back by itself.',
  rows: 'Records',
  rowsGone: 'The records of a decided plan are kept for two days only; what was removed is under What travelled.',
  rowsFailed: 'The plan could not be loaded',
  search: 'Search the records',
  noRow: 'No record of this plan has this in its name or its id.',
  effect,
  goneSince: 'seen gone',
  approve: 'Approve',
  reject: 'Reject',
  needsRole: 'Only an Administrator may decide on a held plan.',
  approveTitle: (plan: Plan) => `Remove ${recordsOf(plan.domain, plan.removals)} after all?`,
  approveText: (rows: readonly Row[], plan: Plan) =>
    `Each record is read again first. ${effects(rows, plan)} Those that came back are kept.`,
  approveAction: (plan: Plan) => `Approve ${formatPlural(plan.removals, 'removal', 'removals')}`,
  rejectTitle: (plan: Plan) => `Keep ${recordsOf(plan.domain, plan.removals)}?`,
  rejectText: (plan: Plan) =>
    `Nothing is removed: every record stays in ${words.sides[plan.side]} as it is. The pairs are unlinked and remembered, so the records ` +
    (plan.side === 'siebel'
      ? `do not come back to ${plan.login}’s mailbox by themselves.`
      : 'travel to Siebel again only when somebody edits them in Outlook.'),
  rejectAction: (plan: Plan) => `Reject and keep ${recordsOf(plan.domain, plan.removals)}`,
  approved: (plan: Plan) => `The removals of ${plan.login} were approved`,
  approvedText: 'A run was asked for; what it does appears under What travelled.',
  rejected: (plan: Plan) => `The removals of ${plan.login} were rejected`,
  rejectedText: 'Nothing was removed, and nothing of it comes back by itself.',
  refused: 'The decision was not taken',
} as const;
