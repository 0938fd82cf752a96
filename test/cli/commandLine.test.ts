// The administrator's command line: usage, exit statuses, tables and JSON, over the services on a real store.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runCommandLine } from '../../api/cli/program.ts';
import { Transient } from '../../api/errors.ts';
import { openServiceWorld, type ServiceWorld } from '../support/serviceWorld.ts';

interface Ended {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Runs one command line over these services; `sleep` may move the world on. */
async function pimsi(world: ServiceWorld | null, line: string, sleep = () => Promise.resolve()): Promise<Ended> {
  const written = { out: '', err: '' };
  const status = await runCommandLine(
    {
      open: async () => {
        if (!world) throw new Error('the product was opened');
        return { services: world.services, close: () => Promise.resolve() };
      },
      stdout: { write: (text) => (written.out += text) },
      stderr: { write: (text) => (written.err += text) },
      sleep,
    },
    line.split(' ').filter((word) => word !== ''),
  );
  return { status, ...written };
}

describe('pimsi without the product', () => {
  const commands = ['', 'status', 'users', 'users list', 'users map', 'users enable', 'users disable', 'users reset'];
  const more = [
    'sync',
    'levels',
    'levels get',
    'levels set',
    'issues',
    'issues list',
    'journal',
    'journal list',
    'plans',
    'plans list',
    'plans show',
    'plans approve',
    'plans reject',
  ];

  test.each([...commands, ...more])('%s --help prints its usage and ends with 0', async (command) => {
    const { status, out, err } = await pimsi(null, `${command} --help`);
    expect([status, err]).toEqual([0, '']);
    expect(out).toContain(`Usage: pimsi ${command}`.trim());
  });

  test.each([
    ['nothing', ''],
    ['an unknown command', 'fly'],
    ['an unknown option', 'status --fast'],
    ['an unknown domain', 'journal list --domain mail'],
    ['an unknown level', 'levels set --user ANN --domain task --level Half'],
    ['a limit that is no number', 'issues list --limit many'],
    ['levels of nobody', 'levels get'],
    ['a sync of nobody', 'sync'],
    ['a sync of one and all', 'sync --user ANN --all'],
    ['a dry run of all', 'sync --all --dry-run'],
    ['enabling nobody', 'users enable'],
    ['approving nothing', 'plans approve'],
    ['a state of plans that is none', 'plans list --state open'],
    ['mapping some and all', 'users map ANN --all'],
  ])('%s is a mistake of usage: status 2, nothing on stdout', async (_, line) => {
    const { status, out, err } = await pimsi(null, line);
    expect([status, out]).toEqual([2, '']);
    expect(err).not.toBe('');
  });

  test('a product that cannot be opened is a failure, told on stderr', async () => {
    expect(await pimsi(null, 'status')).toEqual({ status: 1, out: '', err: 'pimsi: the product was opened\n' });
  });
});

describe('pimsi', () => {
  let world: ServiceWorld;
  beforeEach(async () => {
    world = await openServiceWorld('cli');
  });
  afterEach(() => world.close());

  async function json(line: string): Promise<unknown> {
    const { status, out, err } = await pimsi(world, `${line} --json`);
    expect([status, err]).toEqual([0, '']);
    return JSON.parse(out);
  }

  test('users map, list, disable, enable and reset change the User Map and print it', async () => {
    const named = { firstName: 'Ann', lastName: 'Lee' };
    world.employees.push(
      { ...named, id: '1-A', login: 'ANN', email: 'Ann@Example.com' },
      { ...named, id: '1-B', login: 'BOB', email: '' },
    );
    expect(await json('users map --enable')).toMatchObject([{ outcome: 'mapped' }, { outcome: 'refused' }]);
    expect(await json('users list')).toMatchObject([
      { login: 'ANN', mailbox: 'ann@example.com', enabled: true, state: 'never synced' },
    ]);
    expect(await json('users disable ANN')).toMatchObject([{ enabled: false, state: 'disabled' }]);
    expect(await json('users enable --user ann')).toMatchObject([{ enabled: true }]);
    expect(await json('users reset ANN')).toMatchObject([{ login: 'ANN' }]);
    const { out } = await pimsi(world, 'users list');
    expect(out.split('\n').slice(0, 2)).toEqual([
      'LOGIN  MAILBOX          ENABLED  STATE         LAST SYNC  LINKS  ISSUES',
      'ANN    ann@example.com  yes      never synced  -              0       0',
    ]);
  });

  test('mapping somebody by name who cannot be mapped fails', async () => {
    const { status, out, err } = await pimsi(world, 'users map ZOE');
    expect([status, err]).toEqual([1, 'pimsi: Not mapped: ZOE\n']);
    expect(out).toContain('no employee with this login');
  });

  test('an unknown user is a failure that says what to do', async () => {
    const { status, err } = await pimsi(world, 'users enable ZOE');
    expect(status).toBe(1);
    expect(err).toContain('pimsi users map ZOE');
  });

  test('status prints the installation, as JSON and as a table', async () => {
    await world.mapUser('ANN');
    world.silent.add('siebel');
    expect(await json('status')).toMatchObject({
      usersByState: { 'never synced': 1 },
      reachability: { siebel: { reachable: false }, exchange: { reachable: true } },
    });
    expect((await pimsi(world, 'status')).out).toMatch(/Siebel +siebel is silent\nExchange +reachable\n/);
  });

  test('journal list --json has the keys that scripts rely on, and takes filters', async () => {
    const ann = await world.mapUser('ANN');
    await world.travel(ann);
    await world.travel(ann, { domain: 'task', outcome: 'skipped', operation: 'skip', reason: 'level-forbids' });
    const lines = await json('journal list --user ANN --domain contact --outcome written --limit 5');
    expect(lines).toMatchObject([
      {
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
        login: 'ANN',
        domain: 'contact',
        direction: 'outbound',
        rule: 'U1',
        outcome: 'written',
        siebelId: '1-AB',
        exchangeId: 'AAMk=',
      },
    ]);
    expect((await pimsi(world, 'journal list')).out).toContain('Ada Winter');
  });

  test('plans list, show, approve and reject: held removals, and a decision that counts once', async () => {
    const ann = await world.mapUser('ANN');
    const { removals } = world.store;
    for (const [side, id] of [
      ['siebel', '1'],
      ['exchange', '2'],
    ] as const) {
      const removal = { side, siebelId: `1-${id}`, exchangeId: id, how: 'delete', title: `Ada ${id}` } as const;
      await removals.spool(ann.id, 'task', [removal]);
      const waiting = (await removals.listOpen(ann.id, 'task')).filter(({ state }) => state === 'waiting');
      await removals.hold(ann.id, 'task', side, waiting.map((one) => one.id)); // prettier-ignore
    }
    const plans = await json('plans list');
    expect(plans).toMatchObject([
      { login: 'ANN', domain: 'task', side: 'exchange', removals: 1, state: 'held' },
      { login: 'ANN', domain: 'task', side: 'siebel', removals: 1, state: 'held' },
    ]);
    const [second, first] = plans as { id: string }[];
    expect((await pimsi(world, `plans show ${first?.id ?? ''}`)).out).toMatch(/delete +1-1 +Ada 1/);
    expect(await json(`plans approve ${first?.id ?? ''}`)).toMatchObject({ state: 'approved', decidedBy: 'pimsi' });
    expect(await json(`plans reject ${second?.id ?? ''}`)).toMatchObject({ state: 'rejected' });
    expect(world.requested.map(({ reason }) => reason)).toEqual(['plan approved', 'plan rejected']);
    expect((await pimsi(world, `plans reject ${first?.id ?? ''}`)).err).toContain('decided on before');
    expect((await pimsi(world, 'plans show 999')).err).toContain('pimsi plans list');
    expect((await pimsi(world, 'plans list')).out).toBe('No plans.\n');
  });

  test('issues list prints why records do not travel', async () => {
    const ann = await world.mapUser('ANN');
    const issue = { side: 'exchange', recordId: 'AAMk=', kind: 'skip', reason: 'private-item', field: null } as const;
    await world.store.issues.open(ann.id, 'calendar', [{ ...issue, message: 'It is private.', retryAt: null }]);
    expect(await json('issues list --user ANN --kind skip')).toMatchObject([{ recordId: 'AAMk=', attempts: 1 }]);
    expect((await pimsi(world, 'issues list')).out).toContain('It is private.');
    expect((await pimsi(world, 'issues list --domain task')).out).toBe('No open issues.\n');
  });

  test('levels are set and read, and Import Only for tasks is refused', async () => {
    await world.mapUser('ANN');
    expect(await json('levels set --user ANN --domain task --level None')).toContainEqual({
      domain: 'task',
      domainLevel: 'Full Sync',
      userLevel: 'None',
      effective: 'None',
    });
    expect(await json('levels get --user ANN')).toHaveLength(3);
  });

  test('a dry run prints the plan and asks for no run', async () => {
    await world.mapUser('ANN', false);
    world.planned.push({
      domain: 'contact',
      rule: 'U1',
      operation: 'create',
      direction: 'outbound',
      siebelId: '1-A',
      exchangeId: null,
      title: 'Ada Winter',
      fields: ['lastName'],
      skips: [],
    });
    expect(await json('sync --user ANN --dry-run')).toMatchObject({ login: 'ANN', lines: [{ title: 'Ada Winter' }] });
    expect((await pimsi(world, 'sync --user ANN --domain task --dry-run')).out).toBe('Nothing would be done.\n');
    expect(world.requested).toEqual([]);
  });

  /** Runs each user as an engine would: one contact written, or a failure. */
  function actAsEngine(failing: readonly string[] = []): void {
    world.engine = async (userMapId) => {
      const user = await world.store.userMaps.findById(userMapId);
      if (!user) return;
      const startedAt = world.now();
      const runId = await world.store.runs.start({ userMapId, reason: 'test', startedAt });
      const endedAt = world.advance(2_000);
      const outcome = failing.includes(user.login) ? 'failed' : 'success';
      const counts = { read: 4, written: outcome === 'success' ? 1 : 0, skipped: 0, failed: 0 };
      if (outcome === 'success') await world.travel(user, { runId });
      else {
        const failure = { endedAt, reason: 'The mailbox has no licence.', retryAt: endedAt, suspended: true };
        await world.store.userMaps.recordFailure(userMapId, failure);
      }
      await world.store.runs.finish(runId, { endedAt, outcome, counts });
    };
  }

  test('sync --user waits for the run and prints what it did', async () => {
    await world.mapUser('ANN');
    actAsEngine();
    const { status, out, err } = await pimsi(world, 'sync --user ANN');
    expect(status).toBe(0);
    expect(out).toContain('contact  outbound   create     written      1');
    expect(err).toContain('ANN done after 2.0 s');
  });

  test('a run from before the request does not count, and one that never ends is given up after ten minutes', async () => {
    await world.mapUser('ANN');
    actAsEngine();
    await pimsi(world, 'sync --user ANN');
    world.engine = () => Promise.resolve();
    const later = async () => void world.advance(60_000);
    const { status, out, err } = await pimsi(world, 'sync --user ANN --json', later);
    expect(status).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ outcome: 'timed out', operations: [] });
    expect(err).toContain('Is an engine running?');
  });

  test('sync --all prints one line a user and fails if one failed', async () => {
    for (const login of ['ANN', 'BOB']) await world.mapUser(login);
    await world.mapUser('CID', false);
    actAsEngine(['BOB']);
    const { status, out, err } = await pimsi(world, 'sync --all --json');
    expect(status).toBe(1);
    expect(JSON.parse(out)).toMatchObject([
      { login: 'ANN', outcome: 'success', counts: { written: 1 }, operations: [{ operation: 'create', count: 1 }] },
      { login: 'BOB', outcome: 'failed', reason: 'The mailbox has no licence.', operations: [] },
    ]);
    expect(err).toContain('pimsi: BOB: The mailbox has no licence.');
  });

  test('a disabled user is not synced', async () => {
    await world.mapUser('ANN', false);
    const { status, err } = await pimsi(world, 'sync --user ANN');
    expect([status, err]).toEqual([1, 'pimsi: ANN is disabled: pimsi users enable ANN\n']);
  });

  test('a server that does not answer is a failure', async () => {
    await world.mapUser('ANN');
    Object.assign(world.services.engine, { plan: () => Promise.reject(new Transient('Exchange does not answer.')) });
    const { status, err } = await pimsi(world, 'sync --user ANN --dry-run');
    expect([status, err]).toEqual([1, 'pimsi: Exchange does not answer.\n']);
  });
});
