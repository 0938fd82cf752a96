// The product's own words as people read them: domains, sides, directions, states, outcomes, rules and operations.
import type { Direction, Domain, OutcomeKind, Rule, Side, UserState } from '../../../shared/vocabulary.ts';

const DOMAIN_WORDS: Readonly<Record<Domain, string>> = { contact: 'Contacts', calendar: 'Calendar', task: 'Tasks' };
const DOMAIN_WORD: Readonly<Record<Domain, string>> = { contact: 'Contact', calendar: 'Calendar', task: 'Task' };
const SIDE_WORDS: Readonly<Record<Side, string>> = { siebel: 'Siebel', exchange: 'Exchange' };
const DIRECTION_WORDS: Readonly<Record<Direction, string>> = { outbound: 'Outbound', inbound: 'Inbound' };
const DIRECTION_SENTENCES: Readonly<Record<Direction, string>> = {
  outbound: 'Outbound: from Siebel to Exchange',
  inbound: 'Inbound: from Exchange to Siebel',
};

const STATE_WORDS: Readonly<Record<UserState, string>> = {
  'never synced': 'Never synced',
  'in sync': 'In sync',
  'with issues': 'With issues',
  suspended: 'Suspended',
  disabled: 'Disabled',
};

const OUTCOME_WORDS: Readonly<Record<OutcomeKind, string>> = {
  written: 'Written',
  skipped: 'Skipped',
  failed: 'Failed',
  planned: 'Planned',
};

const RULE_SENTENCES: Readonly<Record<Rule, string>> = {
  L1: 'Neither side changed, so there was nothing to do.',
  L2: 'It changed in Exchange only, so the change goes to Siebel.',
  L3: 'It was deleted in Exchange, so it goes from Siebel too, where that is allowed.',
  L4: 'It changed in Siebel only, so the change goes to Exchange.',
  L5: 'It changed on both sides: merged field by field; where both changed one field, the Conflict Winner keeps its value.',
  L6: 'It changed in Siebel and was deleted in Exchange; the domain’s settings say which of the two counts.',
  L7: 'It was deleted in Siebel, so it goes from Exchange too, where that is allowed.',
  L8: 'It was deleted in Siebel and changed in Exchange; the domain’s settings say which of the two counts.',
  L9: 'It is gone on both sides, so only the link between the two goes.',
  U1: 'It is new in Siebel, so it is created in Exchange.',
  U2: 'It is new in Exchange, so it is created in Siebel.',
  U3: 'Both sides already had it, so the two are linked and made the same.',
  undo: 'Somebody asked to take an earlier write back.',
  link: 'Somebody linked the item with Siebel records, or took links off.',
};

const OPERATIONS_DONE: Readonly<Record<string, string>> = {
  create: 'created',
  update: 'updated',
  delete: 'deleted',
  leave: 'taken off the Sync List',
  adopt: 'put on the Sync List',
  restore: 'brought back from Deleted Items',
  link: 'linked',
  unlink: 'unlinked',
  approve: 'approved for removal',
  skip: 'left alone',
};

const OPERATIONS_PLANNED: Readonly<Record<string, string>> = {
  create: 'Create',
  update: 'Update',
  delete: 'Delete',
  leave: 'Take off the Sync List',
  adopt: 'Put on the Sync List',
  link: 'Link',
  unlink: 'Unlink',
  skip: 'Leave alone',
};

export const words = {
  directions: DIRECTION_WORDS,
  directionSentences: DIRECTION_SENTENCES,
  domain: DOMAIN_WORD,
  domains: DOMAIN_WORDS,
  outcomes: OUTCOME_WORDS,
  rules: RULE_SENTENCES,
  sides: SIDE_WORDS,
  states: STATE_WORDS,
  /** What was done, in the past tense; an operation not known here is said as it is. */
  done: (operation: string) => OPERATIONS_DONE[operation] ?? operation,
  /** What would be done, as an order. */
  planned: (operation: string) => OPERATIONS_PLANNED[operation] ?? operation,
} as const;
