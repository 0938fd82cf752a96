// What each route answers and changes, on a real store.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { errorBodySchema } from '../../shared/contract/errors.ts';
import { journalPageSchema } from '../../shared/contract/journal.ts';
import { planSchema } from '../../shared/contract/plan.ts';
import { statusSchema } from '../../shared/contract/status.ts';
import { userListSchema } from '../../shared/contract/userMaps.ts';
import { openHttpWorld, type HttpWorld } from '../support/httpWorld.ts';

describe('the routes', () => {
  let world: HttpWorld;
  beforeEach(async () => {
    world = await openHttpWorld('routes');
  });
  afterEach(() => world.close());

  const get = (path: string) => world.call('Administrator', 'get', path);
  const post = (path: string, body?: string | object) => world.call('Administrator', 'post', path, body);

  test('status tells users by state, the queue, the last cycles, what travelled since 24 h and who answers', async () => {
    const ann = await world.mapUser('ANN');
    await world.mapUser('BOB', false);
    await world.travel(ann);
    const at = new Date(world.now().getTime() - 60_000);
    await world.store.cycles.record({ startedAt: at, endedAt: at, touched: 3, usersRequested: 1, error: null });
    world.silent.add('exchange');
    const status = statusSchema.parse((await get('/api/status')).body);
    expect(status.usersByState).toMatchObject({ 'never synced': 1, disabled: 1, suspended: 0 });
    expect(status.cycles).toMatchObject([{ touched: 3, usersRequested: 1, startedAt: at.toISOString() }]);
    expect(status.travelled.written).toBe(1);
    expect(status.reachability).toMatchObject({
      siebel: { reachable: true, message: null },
      exchange: { reachable: false, message: 'exchange is silent' },
    });
  });

  test('users are listed by login with their links, searched and paged', async () => {
    const ann = await world.mapUser('ANN');
    await world.mapUser('BOB');
    await world.store.links.save(ann.id, 'contact', [linkOf('1-A'), linkOf('1-B')]);
    const all = userListSchema.parse((await get('/api/users')).body);
    expect(all.users.map(({ login }) => login)).toEqual(['ANN', 'BOB']);
    expect(all.users[0]).toMatchObject({ name: 'Sam ANN', links: { contact: 2, calendar: 0, task: 0 } });
    expect((await get('/api/users?search=bob@')).body).toMatchObject({ total: 1, users: [{ login: 'BOB' }] });
    expect((await get('/api/users?limit=1&offset=1')).body).toMatchObject({ total: 2, users: [{ login: 'BOB' }] });
    expect((await world.call('User', 'get', '/api/users')).body).toMatchObject({ total: 1, users: [{ login: 'ANN' }] });
  });

  test('employees are mapped to their lower-case address; who cannot be mapped is told why', async () => {
    const employee = { id: '1-E', firstName: 'Ann', lastName: 'Lee' };
    world.employees.push(
      { ...employee, login: 'ANN', email: 'Ann.Lee@Example.com' },
      { ...employee, id: '1-F', login: 'BOB', email: '' },
      { ...employee, id: '1-G', login: 'CID', email: 'ann.lee@example.COM' },
    );
    const { body } = await post('/api/users/map', { enable: true });
    expect(body.lines).toEqual([
      { login: 'ANN', mailbox: 'ann.lee@example.com', outcome: 'mapped', reason: null },
      { login: 'BOB', mailbox: null, outcome: 'refused', reason: expect.stringContaining('no e-mail') },
      { login: 'CID', mailbox: 'ann.lee@example.com', outcome: 'refused', reason: expect.stringContaining('ANN') },
    ]);
    expect(await world.store.userMaps.findByLogin('ANN')).toMatchObject({ enabled: true, siebelUserId: '1-E' });
    expect(world.dispatches).toBe(1);
    const again = await post('/api/users/map', { logins: ['ann', 'DAN'] });
    expect(again.body.lines).toMatchObject([{ outcome: 'unchanged' }, { login: 'DAN', outcome: 'refused' }]);
    expect(await world.store.userMaps.findByLogin('ANN')).toMatchObject({ enabled: true });
  });

  test('a user whose address changed in Siebel moves to the new mailbox and is matched afresh', async () => {
    const ann = await world.mapUser('ANN');
    await world.store.links.save(ann.id, 'contact', [linkOf('1-A')]);
    world.employees.push({ id: 'E-ANN', login: 'ANN', firstName: 'Sam', lastName: 'ANN', email: 'new@example.com' });
    expect((await post('/api/users/map', {})).body.lines).toMatchObject([{ outcome: 'updated' }]);
    expect(await world.store.userMaps.findByLogin('ANN')).toMatchObject({ mailbox: 'new@example.com' });
    expect(await world.store.links.count(ann.id)).toMatchObject({ contact: 0 });
  });

  test('enabling asks for the first run, disabling keeps the links, resetting forgets them', async () => {
    const ann = await world.mapUser('ANN', false);
    await world.store.links.save(ann.id, 'contact', [linkOf('1-A')]);
    expect((await post('/api/users/ANN/enable')).body).toMatchObject({ login: 'ANN', enabled: true });
    expect(world.requested).toEqual([{ login: 'ANN', reason: 'enabled' }]);
    expect((await post('/api/users/ANN/disable')).body).toMatchObject({ enabled: false, links: { contact: 1 } });
    expect((await post('/api/users/ANN/reset')).body).toMatchObject({ enabled: false, links: { contact: 0 } });
    expect(world.requested).toHaveLength(1);
  });

  test('sync now asks for a run of one user or of all who are enabled, and is refused for the disabled', async () => {
    await world.mapUser('ANN');
    await world.mapUser('BOB', false);
    const one = await post('/api/users/ann/sync');
    expect([one.status, one.body]).toEqual([202, { requested: ['ANN'] }]);
    expect((await world.store.userMaps.findByLogin('ANN'))?.syncRequestedAt).toEqual(world.now());
    expect((await post('/api/users/sync')).body).toEqual({ requested: ['ANN'] });
    expect(await post('/api/users/BOB/sync')).toMatchObject({ status: 409, body: { error: { id: 'user-disabled' } } });
  });

  test('a dry run shows lines, reasons as sentences, and counts; an auditor sees no titles', async () => {
    await world.mapUser('ANN', false);
    const line = {
      rule: 'U1',
      direction: 'outbound',
      siebelId: '1-A',
      exchangeId: null,
      fields: ['lastName'],
    } as const;
    world.planned.push(
      { ...line, domain: 'contact', operation: 'create', title: 'Ada Winter', skips: [] },
      {
        ...line,
        domain: 'task',
        operation: 'skip',
        title: 'Offer',
        skips: [{ direction: 'outbound', reason: 'level-forbids', fields: [] }],
      },
    );
    const plan = planSchema.parse((await get('/api/users/ANN/plan')).body);
    expect(plan.counts).toContainEqual({ domain: 'contact', direction: 'outbound', operation: 'create', count: 1 });
    expect(plan.lines[1]?.skips[0]?.sentence).toContain('does not let changes travel');
    expect((await get('/api/users/ANN/plan?domain=task')).body.lines).toHaveLength(1);
    const audited = await world.call('Auditor', 'get', '/api/users/ANN/plan');
    expect(audited.body.lines).toMatchObject([{ title: '•••' }, { title: '•••' }]);
  });

  test('what holds for everybody changes by name; what is no number of days or no day is refused with nothing changed', async () => {
    const put = (body: object) => world.call('Administrator', 'put', '/api/settings', body);
    const changed = { journalValuesDays: 30, journalLinesDays: 400, extractStartDate: '2026-01-15' };
    expect(await put({ journalValuesDays: 30, extractStartDate: '2026-01-15' })).toMatchObject({
      status: 200,
      body: changed,
    });
    for (const body of [{}, { journalLinesDays: 0 }, { extractStartDate: '2026-02-30' }, { activityTypes: [] }])
      expect((await put(body)).status).toBe(400);
    expect((await get('/api/settings')).body).toEqual(changed);
    expect((await put({ extractStartDate: null, journalValuesDays: 90 })).body).toMatchObject({
      extractStartDate: null,
    });
  });

  test('a domain’s settings change by name, and a level that it cannot have is refused with nothing changed', async () => {
    const put = (body: object) => world.call('Administrator', 'put', '/api/domains/task', body);
    expect(await put({ massDeleteCount: 25, deleteWins: false })).toMatchObject({
      status: 200,
      body: { domain: 'task', massDeleteCount: 25, deleteWins: false, settleSeconds: 60 },
    });
    expect(await put({ level: 'Import Only', settleSeconds: 1 })).toMatchObject({
      status: 422,
      body: { error: { id: 'level-refused' } },
    });
    for (const body of [{}, { massDeleteShare: 1.5 }, { settleSeconds: -1 }, { domain: 'contact' }])
      expect(await put(body), JSON.stringify(body)).toMatchObject({ status: 400 });
    expect((await get('/api/domains')).body.domains).toContainEqual(
      expect.objectContaining({ domain: 'task', massDeleteCount: 25, settleSeconds: 60 }),
    );
  });

  test('levels are set by domain, and Import Only is refused outside the calendar with nothing changed', async () => {
    await world.mapUser('ANN');
    const put = (body: object) => world.call('Administrator', 'put', '/api/users/ANN/levels', body);
    const set = await put({ task: 'None', calendar: 'Import Only' });
    expect(set.body.levels).toContainEqual({
      domain: 'calendar',
      domainLevel: 'Full Sync',
      userLevel: 'Import Only',
      effective: 'Import Only',
    });
    expect(await put({ calendar: 'None', contact: 'Import Only' })).toMatchObject({
      status: 422,
      body: { error: { id: 'level-refused' } },
    });
    expect((await get('/api/users/ANN/levels')).body).toEqual(set.body);
    expect((await put({})).status).toBe(400);
    expect((await put({ mail: 'None' })).status).toBe(400);
  });

  test('the journal pages back in time and filters; an auditor sees no titles, a User only own lines', async () => {
    const ann = await world.mapUser('ANN');
    const bob = await world.mapUser('BOB');
    for (const siebelId of ['1-A', '1-B', '1-C']) await world.travel(ann, { siebelId });
    await world.travel(bob, { domain: 'task', outcome: 'skipped', operation: 'skip', reason: 'level-forbids' });
    const first = journalPageSchema.parse((await get('/api/journal?limit=3')).body);
    expect(first.lines.map(({ login }) => login)).toEqual(['BOB', 'ANN', 'ANN']);
    expect(first.lines[0]).toMatchObject({ title: 'Ada Winter', message: expect.stringContaining('sync level') });
    const next = journalPageSchema.parse((await get(`/api/journal?limit=3&beforeId=${first.nextBeforeId}`)).body);
    expect(next).toMatchObject({ lines: [{ siebelId: '1-A' }], nextBeforeId: null });
    expect((await get(`/api/journal?afterId=${first.lines[1]?.id}`)).body.lines).toMatchObject([{ login: 'BOB' }]);
    expect((await get('/api/journal?recordId=1-B')).body.lines).toHaveLength(1);
    expect((await get('/api/journal?login=bob&outcome=skipped')).body.lines).toHaveLength(1);
    const audited = await world.call('Auditor', 'get', '/api/journal');
    expect(JSON.stringify(audited.body)).not.toContain('Winter');
    const own = await world.call('User', 'get', '/api/journal');
    expect(new Set(own.body.lines.map((line: { login: string }) => line.login))).toEqual(new Set(['ANN']));
  });

  test('issues and runs are listed, of everybody or of one user', async () => {
    const ann = await world.mapUser('ANN');
    await world.mapUser('BOB');
    await world.store.issues.open(ann.id, 'calendar', [
      {
        side: 'exchange',
        recordId: 'AAMk=',
        kind: 'skip',
        reason: 'recurring-not-supported',
        field: null,
        message: 'Repeating.',
        retryAt: null,
      },
    ]);
    await world.store.runs.start({ userMapId: ann.id, reason: 'sync now', startedAt: world.now() });
    const issues = await get('/api/issues?login=ANN&kind=skip');
    expect(issues.body.issues).toMatchObject([{ login: 'ANN', recordId: 'AAMk=', reason: 'recurring-not-supported' }]);
    expect((await get('/api/issues?login=BOB')).body.issues).toEqual([]);
    expect((await get('/api/runs')).body.runs).toMatchObject([
      { login: 'ANN', outcome: 'running', endedAt: null, startedAt: world.now().toISOString() },
    ]);
  });

  test('a contact put on the Sync List is looked at in a run that is asked for at once', async () => {
    const ann = await world.mapUser('ANN');
    const body = {
      'First Name': 'Ada',
      'Last Name': 'Winter',
      Account: 'Orchard Ltd',
      'Email Address': 'ada@o.example',
    };
    world.contacts.push({ id: '1-C', version: '0', stamp: null, inScope: false, body: { ...body, 'Sync List': [] } });
    const find = async () => (await world.call('User', 'get', '/api/sync-list?search=winter')).body;
    expect(await find()).toEqual({
      login: 'ANN',
      contacts: [
        {
          contactId: '1-C',
          name: 'Ada Winter',
          jobTitle: '',
          company: 'Orchard Ltd',
          email: 'ada@o.example',
          listed: false,
          inMailbox: false,
          inMailboxSince: null,
          url: null,
        },
      ],
    });
    const put = await world.call('User', 'put', '/api/sync-list/1-C');
    expect(put.body).toEqual({ login: 'ANN', contactId: '1-C', listed: true, syncRequested: true });
    expect((await world.store.readings.find(ann.id, 'contact')).hints.siebel).toMatchObject([{ recordId: '1-C' }]);
    expect(await world.store.userMaps.findByLogin('ANN')).toMatchObject({ siebelChanged: true });
    expect(world.requested).toEqual([{ login: 'ANN', reason: 'Sync List' }]);
    await world.store.links.save(ann.id, 'contact', [linkOf('1-C')]);
    const since = world.now().toISOString();
    world.advance(60_000);
    await world.store.links.save(ann.id, 'contact', [linkOf('1-C')]);
    expect((await find()).contacts).toMatchObject([{ listed: true, inMailbox: true, inMailboxSince: since }]);
    expect(await world.store.recents.list(ann.id, ['contact'], 5)).toEqual([{ kind: 'contact', id: '1-C' }]);
    await world.call('User', 'delete', '/api/sync-list/1-C');
    expect((await find()).contacts).toMatchObject([{ listed: false }]);
    const nobodys = await world.call('Administrator', 'put', '/api/sync-list/1-C');
    expect([nobodys.status, errorBodySchema.parse(nobodys.body).error.id]).toEqual([400, 'invalid-request']);
  });
});

function linkOf(siebelId: string) {
  const versions = { siebelVersion: null, exchangeVersion: null, siebelDigests: {}, exchangeDigests: {} };
  return { siebelId, exchangeId: `X${siebelId}`, role: 'owner', ...versions } as const;
}
