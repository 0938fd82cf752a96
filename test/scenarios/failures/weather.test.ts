// Stories of throttling and of poisoned records: whatever the servers refuse for a while arrives later, once; what they refuse for good
// holds up nothing else.
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { UserMap } from '../../../api/store/store.ts';
import { appointment, event, openStage, toDo, type Stage } from './stage.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 });

const EACH = 25;

let stage: Stage;
let brandt: UserMap;
let huber: UserMap;

beforeAll(async () => {
  stage = await openStage('failuresWeather', { logins: ['BRANDT', 'HUBER'] });
  [brandt, huber] = [await stage.world.user('BRANDT'), await stage.world.user('HUBER')];
});

afterEach(() => stage.calm());
afterAll(() => stage.world.close());

describe('#22 a first sync that is throttled', () => {
  it('through 429 and 503 in and around batches nothing is dropped and nothing is made twice, and the mailbox is never asked more than four things at once', async () => {
    const { outlook, siebel } = stage.world;
    for (let number = 0; number < EACH; number += 1) {
      await outlook.createContact(brandt.mailbox, { givenName: 'Outlook', surname: `Storm ${number}` });
      await siebel.createContact({ 'First Name': 'Siebel', 'Last Name': `Storm ${number}` }, [brandt.siebelUserId]);
      await outlook.createEvent(brandt.mailbox, event(`Outlook storm ${number}`, 1 + (number % 20)));
      await siebel.createActivity(toDo(brandt, `Siebel storm ${number}`));
    }
    const headers = { 'Retry-After': '0' };
    await stage.world.door('graph', 'DELETE', 'requests');
    await stage.world.door('graph', 'POST', 'faults', {
      seed: 7,
      rules: [
        { method: 'POST', path: '*/$batch', probability: 0.2, status: 503, headers },
        { path: '*', probability: 0.2, status: 429, headers },
      ],
    });
    await stage.world.door('siebel', 'POST', 'faults', {
      seed: 7,
      rules: [{ method: 'POST', path: '*/Action/Action', probability: 0.1, status: 503, headers }],
    });
    await vi.waitFor(
      async () => {
        await stage.syncNow('BRANDT');
        expect(await stage.issues(brandt)).toEqual([]);
      },
      { timeout: 120_000, interval: 100 },
    );
    expect(Math.min(...(await stage.fired('graph')), ...(await stage.fired('siebel')))).toBeGreaterThan(0);
    await stage.calm();
    const { peaks } = (await stage.world.door('graph', 'GET', 'requests')) as {
      peaks: Readonly<Record<string, number>>;
    };
    expect(Math.max(...Object.values(peaks))).toBeLessThanOrEqual(4);
    await stage.syncNow('BRANDT');
    const { outlook: mailbox, siebel: list } = await stage.names(brandt);
    expect([mailbox.contacts.length, mailbox.events.length, mailbox.tasks.length]).toEqual([2 * EACH, EACH, EACH]);
    expect(list).toEqual(mailbox);
    expect(await siebel.query('Contact/Contact', "[Last Name] LIKE 'Storm*'")).toHaveLength(2 * EACH);
  });
});

describe('#26 one poisoned record that stops a mailbox, or is tried for ever', () => {
  it('bad records of all kinds on both sides are issues with a reason; all others travel, and the bad ones are not written again until they change', async () => {
    const { outlook, siebel } = stage.world;
    const names = ['Before', 'Poison', 'Behind'];
    for (const name of names) {
      await outlook.createContact(huber.mailbox, { givenName: 'Outlook', surname: name });
      await outlook.createEvent(huber.mailbox, event(`Outlook ${name}`));
      await outlook.createTask(huber.mailbox, { title: `Outlook ${name}` });
      await siebel.createContact({ 'First Name': 'Siebel', 'Last Name': name }, [huber.siebelUserId]);
      await siebel.createActivity(appointment(huber, `Siebel ${name}`, 4));
      await siebel.createActivity(toDo(huber, `Siebel ${name}`));
    }
    const refused = { ERROR: "Value entered in field 'Comment' is not valid (SBL-DAT-00500)" };
    await stage.faults(
      'siebel',
      { method: 'POST', path: '*/Contact/Contact', count: 1, status: 500, body: refused },
      { method: 'POST', path: '*/Action/Action', count: 2, status: 500, body: refused },
    );
    const invalid = { status: 400, body: { error: { code: 'ErrorInvalidProperty', message: 'no' } } };
    await stage.faults('graph', ...['contacts', 'events', 'tasks'].map((kind) => ({ method: 'POST', path: `*/${kind}`, count: 1, ...invalid }))); // prettier-ignore
    await stage.syncNow('HUBER');
    await stage.calm();
    const count = async (): Promise<readonly number[]> =>
      Object.values(await stage.names(huber)).map((side) => Object.values(side).flat().length);
    expect(await count()).toEqual([15, 15]);
    const issues = await stage.issues(huber);
    expect(issues.map(({ domain, side }) => `${domain} ${side}`).sort()).toEqual([
      'calendar exchange', 'calendar exchange', 'calendar siebel', 'contact exchange', 'contact siebel', 'task siebel',
    ]); // prettier-ignore
    expect(issues.every(({ message, retryAt }) => message !== '' && retryAt === null)).toBe(true);
    for (let round = 0; round < 2; round += 1) expect(await stage.syncNow('HUBER')).toMatchObject({ written: 0 });
    expect(await count()).toEqual([15, 15]);
    for (const { domain, recordId, side } of issues) {
      if (side === 'siebel' && domain === 'contact')
        await siebel.update(`Contact/Contact/${recordId}`, { Assistant: 'Healed' });
      else if (side === 'siebel') await siebel.update(`Action/Action/${recordId}`, { Comment: 'Healed' });
      else {
        const kind = { contact: 'contacts', calendar: 'events', task: 'tasks' } as const;
        const body =
          domain === 'contact' ? { manager: 'Healed' } : { body: { contentType: 'text', content: 'Healed' } };
        await stage.change(huber, kind[domain], { id: recordId }, body);
      }
    }
    await stage.syncNow('HUBER');
    expect(await count()).toEqual([18, 18]);
    expect(await stage.issues(huber)).toEqual([]);
  });
});
