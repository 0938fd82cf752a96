// Every route with every kind of caller, against a table written by hand.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { meSchema } from '../../shared/contract/items.ts';
import { listRoutes } from '../../api/http/app.ts';
import type { Policy } from '../../api/http/policies/policy.ts';
import { openHttpWorld, type Caller, type HttpWorld } from '../support/httpWorld.ts';

type Outcome = 'open' | 'in' | 'own' | 'out';

// What each caller may do, written by hand: a route that is new, or whose policy changed, fails until it stands here.
// open: without a token; in: for everybody's data; own: for the caller's own login only; out: not at all.
const EXPECTED: Record<string, { User: Outcome; Auditor: Outcome; Administrator: Outcome }> = {
  'get /api/health/live': { User: 'open', Auditor: 'open', Administrator: 'open' },
  'get /api/health/ready': { User: 'open', Auditor: 'open', Administrator: 'open' },
  'get /api/auth-config': { User: 'open', Auditor: 'open', Administrator: 'open' },
  'get /api/openapi.json': { User: 'open', Auditor: 'open', Administrator: 'open' },
  'get /api/status': { User: 'out', Auditor: 'in', Administrator: 'in' },
  'get /api/runs': { User: 'own', Auditor: 'in', Administrator: 'in' },
  'get /api/users': { User: 'own', Auditor: 'in', Administrator: 'in' },
  'post /api/users/map': { User: 'out', Auditor: 'out', Administrator: 'in' },
  'post /api/users/sync': { User: 'out', Auditor: 'out', Administrator: 'in' },
  'post /api/users/:login/enable': { User: 'out', Auditor: 'out', Administrator: 'in' },
  'post /api/users/:login/disable': { User: 'out', Auditor: 'out', Administrator: 'in' },
  'post /api/users/:login/reset': { User: 'out', Auditor: 'out', Administrator: 'in' },
  'post /api/users/:login/sync': { User: 'own', Auditor: 'out', Administrator: 'in' },
  'get /api/users/:login/plan': { User: 'own', Auditor: 'in', Administrator: 'in' },
  'get /api/users/:login/levels': { User: 'own', Auditor: 'in', Administrator: 'in' },
  'put /api/users/:login/levels': { User: 'out', Auditor: 'out', Administrator: 'in' },
  'get /api/domains': { User: 'out', Auditor: 'in', Administrator: 'in' },
  'put /api/domains/:domain': { User: 'out', Auditor: 'out', Administrator: 'in' },
  'get /api/settings': { User: 'out', Auditor: 'in', Administrator: 'in' },
  'put /api/settings': { User: 'out', Auditor: 'out', Administrator: 'in' },
  'get /api/journal': { User: 'own', Auditor: 'in', Administrator: 'in' },
  'get /api/journal/lines/:id': { User: 'own', Auditor: 'in', Administrator: 'in' },
  'post /api/journal/undo': { User: 'own', Auditor: 'out', Administrator: 'in' },
  'get /api/journal/undo': { User: 'own', Auditor: 'in', Administrator: 'in' },
  'get /api/journal/undo/:id': { User: 'own', Auditor: 'in', Administrator: 'in' },
  'get /api/journal/stream': { User: 'own', Auditor: 'in', Administrator: 'in' },
  'get /api/issues': { User: 'own', Auditor: 'in', Administrator: 'in' },
  'post /api/issues/retry': { User: 'own', Auditor: 'out', Administrator: 'in' },
  'get /api/issues/:id': { User: 'own', Auditor: 'in', Administrator: 'in' },
  'post /api/issues/:id/retry': { User: 'own', Auditor: 'out', Administrator: 'in' },
  'post /api/issues/:id/resolve': { User: 'own', Auditor: 'out', Administrator: 'in' },
  'get /api/decisions': { User: 'own', Auditor: 'in', Administrator: 'in' },
  'delete /api/decisions/:id': { User: 'own', Auditor: 'out', Administrator: 'in' },
  'get /api/sync-list': { User: 'own', Auditor: 'out', Administrator: 'in' },
  'get /api/me': { User: 'own', Auditor: 'in', Administrator: 'in' },
  'get /api/siebel/records': { User: 'own', Auditor: 'out', Administrator: 'in' },
  'post /api/siebel/people': { User: 'own', Auditor: 'out', Administrator: 'in' },
  'post /api/siebel/surroundings': { User: 'own', Auditor: 'out', Administrator: 'in' },
  'post /api/siebel/contacts': { User: 'own', Auditor: 'out', Administrator: 'in' },
  'put /api/sync-list/:contactId': { User: 'own', Auditor: 'out', Administrator: 'in' },
  'delete /api/sync-list/:contactId': { User: 'own', Auditor: 'out', Administrator: 'in' },
  'get /api/plans': { User: 'out', Auditor: 'in', Administrator: 'in' },
  'get /api/plans/:id': { User: 'out', Auditor: 'in', Administrator: 'in' },
  'post /api/plans/:id/approve': { User: 'out', Auditor: 'out', Administrator: 'in' },
  'post /api/plans/:id/reject': { User: 'out', Auditor: 'out', Administrator: 'in' },
};

const QUERIES: Record<string, string> = { '/api/sync-list': '&search=ada' };
const BODIES: Record<string, object> = {
  '/api/users/:login/levels': { task: 'None' },
  '/api/domains/:domain': { settleSeconds: 60 },
  '/api/settings': { journalValuesDays: 90 },
  '/api/issues/:id/resolve': { action: 'create' },
};
/** Of routes that take the login in their body. */
const BODIES_WITH_LOGIN: Record<string, object> = {
  '/api/siebel/people': { people: [{ address: 'ada@example.com' }] },
  '/api/siebel/surroundings': { contactIds: ['1-C'] },
  '/api/siebel/contacts': {
    firstName: 'Ada',
    lastName: 'Winter',
    email: '',
    requestId: '7c0e2f8e-8f0f-4f0c-9a3e-2d1f5f3f4a11',
  },
};

describe('who may do what', () => {
  let world: HttpWorld;
  let planId = '';
  beforeAll(async () => {
    world = await openHttpWorld('policies');
    world.contacts.push({ id: '1-C', version: null, stamp: null, inScope: true, body: { 'Last Name': 'Ada' } });
  });
  beforeEach(async () => {
    // The mailboxes of the administrator and the auditor.
    for (const login of ['ADMIN', 'AUDITOR']) await world.mapUser(login);
    for (const login of ['ANN', 'BOB']) {
      const { id } = await world.mapUser(login);
      await world.store.userMaps.setEnabled(id, true);
      if (login === 'ANN') planId = await holdOne(id);
    }
  });
  afterAll(() => world.close());

  /** A plan of one removal, held. */
  async function holdOne(userMapId: string): Promise<string> {
    const { plans, removals } = world.store;
    const removal = {
      side: 'siebel',
      siebelId: '1-C',
      exchangeId: 'C',
      how: 'leave',
      rule: 'L3',
      title: 'Ada',
    } as const;
    await removals.spool(userMapId, 'contact', [removal]);
    const open = await removals.listOpen(userMapId, 'contact');
    await removals.hold(userMapId, 'contact', 'siebel', open.map(({ id }) => id)); // prettier-ignore
    return (await plans.list({ state: 'held', limit: 1 }))[0]?.id ?? '';
  }

  /** The id that the path means: of a new issue or decision of `login`, or of the plan. */
  async function idIn(path: string, login: string): Promise<string> {
    if (/journal/.test(path)) return path.includes('undo/') ? undoOf(login) : lineOf(login);
    if (!/issues|decisions/.test(path)) return planId;
    const { decisions, issues, userMaps } = world.store;
    const userMapId = (await userMaps.findByLogin(login))?.id ?? '';
    const question = { side: 'exchange', recordId: login, kind: 'skip', reason: 'ambiguous-match', field: null } as const; // prettier-ignore
    await issues.open(userMapId, 'contact', [{ ...question, message: 'm', retryAt: null }]);
    const decision = { exchangeId: login, question: 'match', action: 'create', siebelId: null, decidedBy: 'm' } as const; // prettier-ignore
    if (path.includes('decisions')) return (await decisions.save(userMapId, 'contact', decision)).id;
    return (await issues.list({ userMapId, limit: 1 }))[0]?.id ?? '';
  }

  /** A new journal line of `login`. */
  async function lineOf(login: string): Promise<string> {
    const user = await world.store.userMaps.findByLogin(login);
    if (user) await world.travel(user);
    return (await world.store.journal.list({ login, limit: 1 }))[0]?.id ?? '';
  }

  /** A request to take a line of `login` back. */
  async function undoOf(login: string): Promise<string> {
    const userMapId = (await world.store.userMaps.findByLogin(login))?.id ?? '';
    const item = { userMapId, domain: 'contact', lineId: await lineOf(login), fields: null } as const;
    return world.store.undo.request({ by: 'm', runId: null, items: [item] });
  }

  const bodyOf = async (path: string, login: string): Promise<object> =>
    path.endsWith('/undo') ? { lines: [await lineOf(login)] } : (BODIES[path] ?? {});

  /** The status of a request in the name of `login`; the live stream is left as soon as it opens. */
  async function statusOf(caller: Caller, key: string, login: string): Promise<number> {
    const [method = '', path = ''] = key.split(' ');
    const takesLogin =
      !path.startsWith('/api/health') &&
      !/\/(map|status|sync|auth-config|openapi.json)$|\/plans\/|\/domains|\/settings/.test(path);
    const isInPath = path.includes(':login');
    const inBody = BODIES_WITH_LOGIN[path];
    const isInQuery = takesLogin && !isInPath && !inBody && path !== '/api/users' && path !== '/api/me';
    const query = isInQuery ? `?login=${login}${QUERIES[path] ?? ''}` : '';
    const address =
      path
        .replace(':login', login)
        .replace(':contactId', '1-C')
        .replace(':domain', 'task')
        .replace(':id', await idIn(path, login)) + query;
    const response = await fetch(world.url + address, {
      method,
      headers: { ...(await world.authorization(caller)), 'Content-Type': 'application/json' },
      ...(method === 'get' || method === 'delete'
        ? {}
        : { body: JSON.stringify(inBody ? { ...inBody, login } : await bodyOf(path, login)) }),
    });
    await response.body?.cancel();
    return response.status;
  }

  const keys = Object.keys(EXPECTED);

  test('every route of the product stands in the table, and nothing else does', () => {
    const routes = listRoutes(world.options).map((route) => `${route.method} ${route.path}`);
    expect(routes.sort()).toEqual([...keys].sort());
  });

  test.each(keys)('the policy beside %s is the one of the table', (key) => {
    const route = listRoutes(world.options).find((one) => `${one.method} ${one.path}` === key);
    const { User, Auditor, Administrator } = EXPECTED[key] ?? {};
    expect([User, Auditor, Administrator]).toEqual(outcomesOf(route?.policy));
  });

  test.each(keys)('%s opens to those of the table only', async (key) => {
    const isOpen = EXPECTED[key]?.User === 'open';
    for (const caller of ['nobody', 'expired', 'wrong audience'] as const) {
      expect([caller, await statusOf(caller, key, 'ANN')]).toEqual([caller, isOpen ? successOf(key) : 401]);
    }
    expect(['roleless', await statusOf('roleless', key, 'ANN')]).toEqual(['roleless', isOpen ? successOf(key) : 403]);
    for (const caller of ['User', 'Auditor', 'Administrator'] as const) {
      const mayEnter = EXPECTED[key]?.[caller] !== 'out';
      expect([caller, await statusOf(caller, key, 'ANN')]).toEqual([caller, mayEnter ? successOf(key) : 403]);
    }
  });

  const own = keys.filter((key) => EXPECTED[key]?.User === 'own' && !['get /api/users', 'get /api/me'].includes(key));
  test.each(own)('%s in another’s name is refused to a User, and open to an Administrator', async (key) => {
    expect(await statusOf('User', key, 'BOB')).toBe(403);
    expect(await statusOf('Administrator', key, 'BOB')).toBe(successOf(key));
  });

  test('a User of whom the User Map knows no mailbox sees nothing', async () => {
    const headers = await world.authorization('User', 'stranger@example.com');
    const response = await fetch(`${world.url}/api/journal`, { headers });
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ error: { id: 'user-without-mailbox' } });
  });

  test('a person who signed in and was given no role is a User: own data, and nobody else’s', async () => {
    const token = await world.issuer.token({ mailbox: 'ann@example.com' });
    const headers = { Authorization: `Bearer ${token}` };
    const statusAt = async (path: string) => (await fetch(`${world.url}${path}`, { headers })).status;
    expect(await statusAt('/api/journal')).toBe(200);
    expect(await statusAt('/api/journal?login=BOB')).toBe(403);
    expect(await statusAt('/api/status')).toBe(403);
    const me = await fetch(`${world.url}/api/me`, { headers });
    expect(meSchema.parse(await me.json())).toMatchObject({
      login: 'ANN',
      name: 'Sam ANN',
      mailbox: 'ann@example.com',
      roles: ['User'],
      linkable: { contact: ['account', 'opportunity'] },
    });
  });

  test('a person is known by any of the addresses in the token that is a mailbox', async () => {
    const wish = { mailbox: 'ann@corp.local', claims: { upn: 'ann.lee@corp.local', email: 'Ann@Example.com' } };
    const headers = { Authorization: `Bearer ${await world.issuer.token(wish)}` };
    expect(await (await fetch(`${world.url}/api/me`, { headers })).json()).toMatchObject({ login: 'ANN' });
  });

  test('an administrator who names nobody means the own mailbox', async () => {
    const own = await world.call('Administrator', 'post', '/api/siebel/people', { people: [{ address: 'x@y.z' }] });
    expect(own.body).toMatchObject({ login: 'ADMIN' });
  });

  test('a caller with several roles has the widest of them', async () => {
    const token = await world.issuer.token({ roles: ['User', 'Administrator'], mailbox: 'ann@example.com' });
    const response = await fetch(`${world.url}/api/journal?login=BOB`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    expect(response.status).toBe(200);
  });
});

function successOf(key: string): number {
  return /^post .*\/sync$/.test(key) ? 202 : 200;
}

function outcomesOf(policy: Policy | undefined): (Outcome | undefined)[] {
  if (policy === undefined) return [];
  if (policy.kind === 'public') return ['open', 'open', 'open'];
  const outcome = (role: 'Auditor' | 'Administrator'): Outcome => (policy.roles.includes(role) ? 'in' : 'out');
  return [policy.kind === 'own-data' ? 'own' : 'out', outcome('Auditor'), outcome('Administrator')];
}
