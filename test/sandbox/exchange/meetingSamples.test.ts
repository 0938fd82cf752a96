// Facts about the invitations of the sample data: they are copies of events that their organizers have, and can be answered.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeCompany } from '../../../api/sandbox/sampleData/company.ts';
import { EMPLOYEES } from '../../../api/sandbox/sampleData/people.ts';
import { startExchangeWorld, valuesOf, type ExchangeWorld, type Json } from '../../support/exchangeWorld.ts';
import { answersIn } from './meetingWorld.ts';

interface Invitation {
  readonly who: string;
  readonly copy: Json;
  readonly organizer: string;
}

const immutable = { Prefer: 'IdType="ImmutableId"' };
let world: ExchangeWorld;
let invitations: Invitation[];
beforeAll(async () => {
  world = await startExchangeWorld({ seed: 'demo', makeCompany });
  const found = await Promise.all(EMPLOYEES.map(({ email }) => invitationsOf(email)));
  invitations = found.flat();
});
afterAll(() => world.close());

const send = (method: string, path: string, body?: unknown) =>
  world.send(method, `/v1.0/users/${path}`, body, immutable);
const organizerOf = (event: Json) => (event['organizer'] as { emailAddress: { address: string } }).emailAddress.address;

async function invitationsOf(who: string): Promise<Invitation[]> {
  const copies = valuesOf(
    await send('GET', `${who}/events?$top=1000&$filter=isOrganizer eq false and isCancelled eq false`),
  );
  return copies.map((copy) => ({ who, copy, organizer: organizerOf(copy) }));
}

const isOurs = (address: string) => EMPLOYEES.some(({ email }) => email.toLowerCase() === address.toLowerCase());
const mails = async () => (await world.send('GET', '/sandbox/mail')).body['mails'] as Json[];
const accept = ({ who, copy }: Invitation) => send('POST', `${who}/events/${String(copy['id'])}/accept`, {});

it("an answer to a colleague finds the organizer's event by its iCalUId", async () => {
  const ours = invitations.filter(({ copy, organizer }) => isOurs(organizer) && copy['responseRequested'] !== false);
  expect(ours.length).toBeGreaterThan(5);
  for (const invitation of ours) {
    expect((await accept(invitation)).status).toBe(202);
    const { who, copy, organizer } = invitation;
    const events = valuesOf(await send('GET', `${organizer}/events?$top=1000`));
    const event = events.find(({ iCalUId }) => iCalUId === copy['iCalUId']);
    const answers = Object.entries(answersIn(event ?? {})).map(([address, answer]) => [address.toLowerCase(), answer]);
    expect(answers).toContainEqual([who.toLowerCase(), 'accepted']);
  }
});

it('an answer to another company is mail alone', async () => {
  const theirs = invitations.filter(({ organizer }) => !isOurs(organizer));
  expect(theirs.length).toBeGreaterThan(0);
  for (const invitation of theirs) {
    const before = (await mails()).length;
    expect((await accept(invitation)).status).toBe(202);
    expect((await mails()).slice(before)).toMatchObject([
      { kind: 'response', to: [invitation.organizer.toLowerCase()] },
    ]);
  }
});
