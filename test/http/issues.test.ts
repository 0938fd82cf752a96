// Questions over HTTP: whose they are, who sees contents, and what an answer leads to.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openHttpWorld, type HttpWorld } from '../support/httpWorld.ts';

let world: HttpWorld;
const ids: Record<string, string> = {};

beforeAll(async () => {
  world = await openHttpWorld('issues_http');
  const body = { 'First Name': 'Ada', 'Last Name': 'Twin', 'Email Address': 'ada@x.example', Account: 'Acme', 'Account Location': 'HQ' }; // prettier-ignore
  world.contacts.push({ id: '1-A', version: null, stamp: null, inScope: false, body });
  world.accounts.push({ id: '1-ACC', version: null, stamp: null, inScope: false, body: { Name: 'Acme', Location: 'Graz' } }); // prettier-ignore
  world.items.push({ id: 'item', version: null, stamp: null, inScope: true, body: { givenName: 'Ada', surname: 'Twin', companyName: 'Acme' } }); // prettier-ignore
});
afterAll(() => world.close());

beforeEach(async () => {
  for (const login of ['ANN', 'BOB']) {
    const user = await world.mapUser(login);
    await world.store.userMaps.setEnabled(user.id, true);
    const question = { side: 'exchange', kind: 'skip', field: null, message: 'm', retryAt: null } as const;
    await world.store.issues.open(user.id, 'contact', [
      { ...question, recordId: 'item', reason: 'ambiguous-match', candidates: ['1-A'] },
      { ...question, recordId: 'other', reason: 'company-unclear', candidates: ['1-ACC'] },
      { ...question, recordId: 'plain', reason: 'private-contact' },
    ]);
    for (const issue of await world.store.issues.list({ userMapId: user.id, limit: 10 }))
      ids[`${login} ${issue.recordId}`] = issue.id;
  }
  world.requested.length = 0;
});

const show = (caller: 'User' | 'Auditor' | 'Administrator', key: string) =>
  world.call(caller, 'get', `/api/issues/${ids[key] ?? ''}`);
const resolve = (key: string, body: object) =>
  world.call('User', 'post', `/api/issues/${ids[key] ?? ''}/resolve`, body);

describe('an issue', () => {
  test('shows its item and candidates as their servers tell them now', async () => {
    const { body } = await show('User', 'ANN item');
    expect(body).toMatchObject({
      question: 'match',
      item: { title: 'Ada Twin', company: 'Acme' },
      candidates: [{ id: '1-A', card: { title: 'Ada Twin', email: 'ada@x.example', company: 'Acme', location: 'HQ' } }],
    });
    expect((await show('User', 'ANN other')).body).toMatchObject({
      question: 'company',
      actions: ['account', 'ignore'],
      candidates: [{ id: '1-ACC', card: { title: 'Acme', location: 'Graz' } }],
    });
    expect((await show('User', 'ANN plain')).body).toMatchObject({ question: null, actions: [], candidates: [] });
  });

  test('is called what the journal calls its record, which an Auditor does not see', async () => {
    const ann = await world.mapUser('ANN');
    const of = {
      runId: null,
      userMapId: ann.id,
      login: 'ANN',
      domain: 'contact',
      siebelId: null,
      exchangeId: 'item',
    } as const;
    const told = {
      direction: 'inbound',
      rule: 'U2',
      operation: 'skip',
      outcome: 'skipped',
      reason: 'ambiguous-match',
    } as const;
    const line = (title: string) => ({ ...of, ...told, fields: [], message: null, details: { title, before: {}, after: {}, overruled: [] } }); // prettier-ignore
    await world.store.journal.append([line('Ada Before'), line('Ada Twin')]);
    const titlesFor = async (caller: 'Administrator' | 'Auditor') => {
      const { body } = await world.call(caller, 'get', '/api/issues?login=ANN');
      const { issues } = body as { issues: { recordId: string; title: string }[] };
      return issues.map(({ recordId, title }) => `${recordId}: ${title}`).sort();
    };
    expect(await titlesFor('Administrator')).toEqual(['item: Ada Twin', 'other: ', 'plain: ']);
    expect(await titlesFor('Auditor')).toEqual(['item: •••', 'other: •••', 'plain: •••']);
    expect((await show('User', 'ANN item')).body).toMatchObject({ title: 'Ada Twin' });
    expect((await show('Auditor', 'ANN item')).body).toMatchObject({ title: '•••' });
  });

  test('shows no contents to an Auditor', async () => {
    const { body } = await show('Auditor', 'ANN item');
    expect(body).toMatchObject({ item: null, candidates: [{ id: '1-A', card: null, isGone: false }] });
  });

  test('of somebody else is not there for a User, and can be seen by an Administrator', async () => {
    expect((await show('User', 'BOB item')).body).toMatchObject({ error: { id: 'issue-not-found' } });
    expect((await resolve('BOB item', { action: 'create' })).status).toBe(404);
    expect((await show('Administrator', 'BOB item')).status).toBe(200);
  });
});

describe('an answer', () => {
  test('is written down with who gave it, and a run is asked for', async () => {
    const { body } = await resolve('ANN item', { action: 'link', siebelId: '1-A' });
    expect(body).toMatchObject({ syncRequested: true, decision: { action: 'link', siebelId: '1-A', decidedBy: 'ann@example.com' } }); // prettier-ignore
    expect(world.requested).toEqual([{ login: 'ANN', reason: 'issue resolved' }]);
    expect((await show('User', 'ANN item')).body).toMatchObject({ decision: { action: 'link', state: 'open' } });
  });

  test('must be one that the question has, of a candidate that is free', async () => {
    const errorOf = async (key: string, body: object) => (await resolve(key, body)).body as unknown;
    expect(await errorOf('ANN plain', { action: 'create' })).toMatchObject({ error: { id: 'issue-is-no-question' } });
    expect(await errorOf('ANN other', { action: 'create' })).toMatchObject({ error: { id: 'issue-is-no-question' } });
    expect(await errorOf('ANN item', { action: 'link', siebelId: '1-Z' })).toMatchObject({ error: { id: 'not-a-candidate' } }); // prettier-ignore
    expect(await errorOf('ANN other', { action: 'account', siebelId: '1-Z' })).toMatchObject({ error: { id: 'not-a-candidate' } }); // prettier-ignore
    const ann = await world.mapUser('ANN');
    const link = { siebelId: '1-A', exchangeId: 'E', role: 'owner', siebelVersion: null, exchangeVersion: null, siebelDigests: {}, exchangeDigests: {} } as const; // prettier-ignore
    await world.store.links.save(ann.id, 'contact', [link]);
    expect((await show('User', 'ANN item')).body).toMatchObject({ candidates: [{ id: '1-A', isTaken: true }] });
    expect(await errorOf('ANN item', { action: 'link', siebelId: '1-A' })).toMatchObject({ error: { id: 'not-a-candidate' } }); // prettier-ignore
    const [saved] = await world.store.links.findBySiebelIds(ann.id, 'contact', ['1-A']);
    await world.store.links.remove(ann.id, 'contact', [saved?.id ?? '']);
  });

  test('can be withdrawn by whom it concerns', async () => {
    await resolve('ANN item', { action: 'ignore' });
    const { body } = await world.call('User', 'get', '/api/decisions?state=open');
    const [decision] = (body as { decisions: { id: string; action: string }[] }).decisions.filter(({ action }) => action === 'ignore'); // prettier-ignore
    const path = `/api/decisions/${decision?.id ?? ''}`;
    expect((await world.call('User', 'delete', `${path}?login=BOB`)).status).toBe(403);
    expect((await world.call('User', 'delete', path)).body).toMatchObject({ state: 'withdrawn' });
    expect((await world.call('User', 'delete', path)).body).toMatchObject({ error: { id: 'decision-over' } });
  });

  test('several issues are tried again at once, of the caller alone', async () => {
    const { body } = await world.call('User', 'post', '/api/issues/retry', { reason: 'private-contact' });
    expect(body).toEqual({ retried: 1, logins: ['ANN'] });
    expect((await world.call('Administrator', 'post', '/api/issues/retry', {})).body).toMatchObject({ logins: ['ANN', 'BOB'] }); // prettier-ignore
  });
});
