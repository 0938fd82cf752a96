// Makes a Siebel contact for a person, once for a press of the button, and sees to it that the mailbox gets it.
import type { z } from 'zod';
import type { NewContactResult, newContactBodySchema } from '../../shared/contract/siebelRecords.ts';
import type { NewContact } from '../connectors/siebelRecords.ts';
import { creationKey } from '../engine/creationKey.ts';
import { Throttled, Transient, UserError, type RecordTrouble } from '../errors.ts';
import { followContact } from './changeSyncList.ts';
import { viewContacts } from './contactViews.ts';
import type { ServiceDependencies } from './dependencies.ts';
import { findUser } from './findUser.ts';

type MakeContactInput = Omit<z.output<typeof newContactBodySchema>, 'login'> & { readonly login: string };

/** @throws UserError user-not-mapped, account-not-found, siebel-refused; Transient */
export async function makeContact(deps: ServiceDependencies, input: MakeContactInput): Promise<NewContactResult> {
  const user = await findUser(deps.store, input.login);
  const { accountId, addToSyncList } = input;
  if (accountId !== null && (await deps.records.read('account', [accountId], user)).length === 0) {
    throw new UserError('account-not-found', 'There is no such account in Siebel, or you do not see it: choose another one.', 404); // prettier-ignore
  }
  const made = await deps.records.makeContact(contactOf(input, user.mailbox), user);
  if (made.kind === 'failed') throw asError(made.trouble);
  if (made.kind === 'made') {
    const refs = made.contacts.map(({ id }) => ({ kind: 'contact', id }) as const);
    await deps.store.recents.touch(user.id, refs, deps.clock.now());
    if (addToSyncList) for (const { id } of refs) await followContact(deps, user, id);
  }
  return { outcome: made.kind, contacts: await viewContacts(deps, user, made.contacts) };
}

function contactOf(input: MakeContactInput, mailbox: string): NewContact {
  const given = {
    'First Name': input.firstName,
    'Last Name': input.lastName,
    'Email Address': input.email,
    'Job Title': input.jobTitle,
    'Work Phone #': input.workPhone,
    'Cellular Phone #': input.cellPhone,
  };
  return {
    fields: Object.fromEntries(Object.entries(given).filter(([, value]) => value !== '')),
    accountId: input.accountId,
    isListed: input.addToSyncList,
    mayBeDouble: input.mayBeDouble,
    creationKey: creationKey(mailbox, `request ${input.requestId}`),
  };
}

function asError({ kind, message, retryAfterMs }: RecordTrouble): Error {
  if (kind === 'throttled') return new Throttled(message, retryAfterMs ?? 0, 'siebel');
  if (kind === 'transient') return new Transient(message);
  return new UserError('siebel-refused', `Siebel did not make the contact: ${message}`, 422);
}
