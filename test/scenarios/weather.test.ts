// Bad weather: a user that fails waits longer each time, a mailbox that is closed is suspended and comes back by itself, refused credentials
// are told once, and a server that asks to wait is waited for.
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { requestSync } from '../../api/services/requestSync.ts';
import type { UserMap } from '../../api/store/store.ts';
import { inOutlook, inSiebel, namesOf } from '../support/bothSides.ts';
import { at, graphTime } from '../support/siebelTimes.ts';
import { startWorld, type World } from '../support/world.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const MINUTE_MS = 60_000;
let world: World;

beforeAll(async () => {
  world = await startWorld('weather', { logins: ['BRANDT', 'HUBER', 'NAIR', 'SADLER'] });
  await world.sync();
});

afterEach(async () => {
  await world.door('graph', 'DELETE', 'faults');
  await world.door('siebel', 'DELETE', 'faults');
});

afterAll(() => world.close());

async function syncNow(login: string): Promise<Awaited<ReturnType<World['syncUser']>>> {
  await requestSync(world.product.services, { login, reason: 'scenario' });
  return world.syncUser(login);
}

async function requestsOf(server: 'graph' | 'siebel', work: () => Promise<unknown>): Promise<number> {
  await world.door(server, 'DELETE', 'requests');
  await work();
  return Number((await world.door(server, 'GET', 'requests'))['total']);
}

/** Minutes from the last run to the next attempt. */
function waitOf({ lastRunAt, retryAt }: UserMap): number {
  return ((retryAt?.getTime() ?? 0) - (lastRunAt?.getTime() ?? 0)) / MINUTE_MS;
}

/** The outage's next question is due. */
async function letTimePass(): Promise<void> {
  const client = new pg.Client({ connectionString: world.environment['DATABASE_URL'] });
  await client.connect();
  await client.query('update outages set retry_at = now()');
  await client.end();
}

describe('a user whose runs fail', () => {
  it('waits longer each time, and no longer after a success', async () => {
    const failing = [
      { path: '*/HUBER*', status: 500 },
      { path: '*', status: 500 },
    ];
    await world.door('graph', 'POST', 'faults', failing);
    const waits: number[] = [];
    for (let times = 0; times < 4; times++) {
      await expect(syncNow('HUBER')).rejects.toThrow(/500/);
      waits.push(waitOf(await world.user('HUBER')));
    }
    // Up to a fifth is left to chance.
    expect(waits.map((wait) => 2 ** Math.round(Math.log2(wait / 0.9)))).toEqual([1, 2, 4, 8]);
    await world.door('graph', 'DELETE', 'faults');
    await syncNow('HUBER');
    expect(await world.user('HUBER')).toMatchObject({ state: 'in sync', failures: 0, retryAt: null });
  });

  it('still syncs the domains that work', async () => {
    const huber = await world.user('HUBER');
    await world.outlook.createTask(huber.mailbox, { title: 'Goes on' });
    await world.door('graph', 'POST', 'faults', [{ method: 'GET', path: '*/contactFolders/*', status: 500 }]);
    await expect(syncNow('HUBER')).rejects.toThrow(/500/);
    expect(namesOf(await inSiebel(world, huber)).tasks).toContain('Goes on');
  });
});

describe('a mailbox that is gone', () => {
  it('suspends its user with a reason and what to do; a probe costs one request; nobody else notices; it comes back by itself', async () => {
    const nair = await world.user('NAIR');
    const body = { error: { code: 'MailboxNotEnabledForRESTAPI', message: 'no' } };
    await world.door('graph', 'POST', 'faults', [{ path: `*/users/${nair.mailbox.replace('@', '*')}/*`, status: 404, body }]); // prettier-ignore
    await expect(syncNow('NAIR')).rejects.toThrow(/licence/);
    const suspended = await world.user('NAIR');
    expect(suspended).toMatchObject({ state: 'suspended', enabled: true, failures: 1 });
    expect(suspended.stateReason).toMatch(/no Exchange Online licence.*Assign a licence/);
    expect(Math.ceil(waitOf(suspended))).toBeGreaterThan(45);

    const probes = await requestsOf('graph', () => expect(syncNow('NAIR')).rejects.toThrow(/licence/));
    expect(probes).toBe(1);
    expect(waitOf(await world.user('NAIR'))).toBeGreaterThan(90);
    await syncNow('SADLER');
    expect((await world.user('SADLER')).state).toBe('in sync');

    await world.door('graph', 'DELETE', 'faults');
    await syncNow('NAIR');
    expect(await world.user('NAIR')).toMatchObject({ state: 'in sync', stateReason: null, failures: 0 });
  });
});

describe('credentials that are refused', () => {
  it('by Siebel are told once and asked seldom, and no user is blamed', async () => {
    const { store } = world.product;
    await syncNow('HUBER');
    await world.door('siebel', 'POST', 'faults', [{ path: '*', status: 401 }]);
    await world.sync();
    const [outage, ...others] = await store.outages.list();
    expect(others).toEqual([]);
    expect(outage).toMatchObject({ server: 'siebel', reason: expect.stringContaining('SIEBEL_PASSWORD') });
    expect(await requestsOf('siebel', () => world.sync())).toBe(0);
    expect((await store.userMaps.list()).map(({ state }) => state)).not.toContain('suspended');
    expect((await world.user('BRANDT')).stateReason).toBeNull();
    await world.door('siebel', 'DELETE', 'faults');
    await letTimePass();
    await world.sync();
    expect(await store.outages.list()).toEqual([]);
  });

  it('by Exchange stop after the first user, who asks again for all', async () => {
    const { store } = world.product;
    await world.door('graph', 'POST', 'faults', [{ path: '*', status: 401 }]);
    await expect(world.sync()).rejects.toThrow(/credentials/);
    expect(await store.outages.list()).toMatchObject([{ server: 'exchange', reason: expect.stringContaining('consent') }]); // prettier-ignore
    expect(await requestsOf('graph', () => world.sync())).toBe(0);
    const blamed = (await store.userMaps.list()).filter(({ stateReason }) => stateReason !== null);
    expect(blamed).toHaveLength(1);
    await world.door('graph', 'DELETE', 'faults');
    await letTimePass();
    await syncNow(blamed[0]?.login ?? '');
    expect(await store.outages.list()).toEqual([]);
  });
});

describe('an item that Exchange cannot read', () => {
  const start = graphTime(at(4, 9));
  const issuesOf = (user: UserMap) => world.product.store.issues.list({ userMapId: user.id, limit: 10 });
  const fired = async (): Promise<number> => {
    const { rules } = (await world.door('graph', 'GET', 'faults')) as { rules: readonly { fired: number }[] };
    return rules.reduce((sum, rule) => sum + rule.fired, 0);
  };

  it('is an issue of that item; everything else travels, and it costs nothing until it is tried again', async () => {
    const brandt = await world.user('BRANDT');
    const { mailbox } = brandt;
    await syncNow('BRANDT');
    const [bad = ''] = await Promise.all(
      ['Bad', 'Good'].map((subject) =>
        world.outlook.createEvent(mailbox, { subject, start, end: graphTime(at(4, 10)) }),
      ),
    );
    await syncNow('BRANDT');
    await world.outlook.send('PATCH', `/users/${mailbox}/events/${bad}`, { subject: 'Bad, changed' });
    await world.outlook.createEvent(mailbox, { subject: 'Better', start, end: graphTime(at(4, 10)) });
    await world.outlook.createTask(mailbox, { title: 'Best' });
    await world.door('graph', 'POST', 'faults', [{ method: 'GET', path: `*/events/${encodeURIComponent(bad)}`, status: 500 }]); // prettier-ignore
    expect(await syncNow('BRANDT')).toMatchObject({ failed: 1 });
    expect(namesOf(await inSiebel(world, brandt))).toMatchObject({
      events: ['Bad', 'Better', 'Good'],
      tasks: ['Best'],
    });
    const [issue, ...others] = await issuesOf(brandt);
    expect(others).toEqual([]);
    expect(issue).toMatchObject({ kind: 'failure', side: 'exchange', domain: 'calendar', recordId: bad, attempts: 1 });
    expect(issue?.retryAt).not.toBeNull();
    expect(issue?.message).toContain('500');

    const before = await fired();
    expect(await syncNow('BRANDT')).toMatchObject({ failed: 0 });
    expect(await fired()).toBe(before);
    await world.door('graph', 'DELETE', 'faults');
    await world.product.store.issues.retry([issue?.id ?? '']);
    await syncNow('BRANDT');
    expect(namesOf(await inSiebel(world, brandt)).events).toEqual(['Bad, changed', 'Better', 'Good']);
    expect(await issuesOf(brandt)).toEqual([]);
  });
});

describe('a server that asks to wait', () => {
  const contactOf = async (login: string, surname: string): Promise<UserMap> => {
    const user = await world.user(login);
    await world.siebel.createContact({ 'First Name': 'Siebel', 'Last Name': surname }, [user.siebelUserId]);
    return user;
  };

  it('a second is waited for within the run, inside batches as well', async () => {
    const sadler = await contactOf('SADLER', 'Patient');
    const busy = { status: 429, headers: { 'Retry-After': '1' } };
    await world.door('graph', 'POST', 'faults', [{ ...busy, method: 'POST', path: '*/contacts', count: 2 }]);
    expect(await syncNow('SADLER')).toMatchObject({ failed: 0 });
    expect(namesOf(await inOutlook(world, sadler)).contacts).toContain('Siebel Patient');
    await world.outlook.createContact(sadler.mailbox, { givenName: 'Outlook', surname: 'Patient' });
    await world.door('siebel', 'POST', 'faults', [{ ...busy, method: 'POST', path: '*/Contact/Contact', count: 2 }]);
    expect(await syncNow('SADLER')).toMatchObject({ failed: 0 });
    expect(namesOf(await inSiebel(world, sadler)).contacts).toContain('Outlook Patient');
  });

  it('a day ends the run, is told, and asked again after an hour; the record is not blamed and travels then', async () => {
    const sadler = await contactOf('SADLER', 'Much later');
    await world.door('graph', 'POST', 'faults', [{ method: 'POST', path: '*/contacts', status: 429, headers: { 'Retry-After': '86400' } }]); // prettier-ignore
    await expect(syncNow('SADLER')).rejects.toThrow(/429/);
    expect(Math.round(waitOf(await world.user('SADLER')))).toBe(60);
    expect(await world.product.store.issues.list({ userMapId: sadler.id, limit: 10 })).toEqual([]);
    await world.door('graph', 'DELETE', 'faults');
    await syncNow('SADLER');
    expect(namesOf(await inOutlook(world, sadler)).contacts.filter((name) => name === 'Siebel Much later')).toHaveLength(1); // prettier-ignore
  });
});
