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
    'domains',
    'domains list',
    'domains set',
    'settings',
    'settings show',
    'settings set',
    'issues',
    'issues list',
    'issues show',
    'issues retry',
    'issues resolve',
    'issues decisions',
    'issues withdraw',
    'journal',
    'journal list',
    'journal undo',
    'journal undone',
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
    ['a change of no setting', 'domains set --domain task'],
    ['no setting for everybody', 'settings set'],
    ['a day that is none', 'settings set --extract-start-date 2026-02-30'],
    ['no day kept', 'settings set --journal-values-days 0'],
    ['a share above all', 'domains set --domain task --mass-delete-share 2'],
    ['a number that is none', 'domains set --domain task --settle-seconds soon'],
    ['a sync of nobody', 'sync'],
    ['a sync of one and all', 'sync --user ANN --all'],
    ['a dry run of all', 'sync --all --dry-run'],
    ['enabling nobody', 'users enable'],
    ['approving nothing', 'plans approve'],
    ['undoing nothing', 'journal undo'],
    ['undoing lines and a run', 'journal undo 1 --run 2'],
    ['undoing what is no line', 'journal undo all'],
    ['a state of plans that is none', 'plans list --state open'],
    ['retrying nothing', 'issues retry'],
    ['an answer that is none', 'issues resolve 1'],
    ['two answers at once', 'issues resolve 1 --create --ignore'],
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

  test('status tells once which server refuses our credentials, since when and why', async () => {
    const outage = { server: 'siebel', reason: 'Check SIEBEL_PASSWORD.', at: world.now() } as const;
    expect(await world.store.outages.record(outage)).toBe(true);
    expect(await world.store.outages.record(outage)).toBe(false);
    const retryAt = new Date(world.now().getTime() + 60_000).toISOString();
    expect(await json('status')).toMatchObject({ outages: [{ server: 'siebel', retryAt }] });
    expect((await pimsi(world, 'status')).out).toMatch(
      /Refused by Siebel +since .*: Check SIEBEL_PASSWORD\. Nobody is synced/,
    );
    await world.store.outages.close(['siebel']);
    expect(await json('status')).toMatchObject({ outages: [] });
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

  test('journal undo stores who asked for what, waits for the run and prints each line; a dry run only tells', async () => {
    const ann = await world.mapUser('ANN');
    await world.travel(ann, { operation: 'update', rule: 'L4' });
    const [line] = await world.store.journal.list({ limit: 1 });
    const lineId = line?.id ?? '';
    expect(await json(`journal undo ${lineId} --dry-run`)).toMatchObject({ id: null, lines: [{ state: 'planned' }] });
    expect(await json('journal undone')).toEqual([]);
    world.engine = async (userMapId) => {
      const { runs, undo } = world.store;
      const runId = await runs.start({ userMapId, reason: 'undo', startedAt: world.now() });
      const [item] = await undo.listOpen(userMapId, 'contact');
      const told = { writes: ['update exchange'], restored: ['lastName'], leftOut: [], reason: null, message: null };
      if (item) await undo.settle([{ id: item.id, state: 'done', ...told }]);
      const counts = { read: 1, written: 1, skipped: 0, failed: 0 };
      await runs.finish(runId, { endedAt: world.now(), outcome: 'success', counts });
    };
    const { status, out } = await pimsi(world, `journal undo --run ${line?.runId ?? ''}`);
    expect(status).toBe(0);
    expect(out).toMatch(new RegExp(`${lineId} +ANN +contact +update +Ada Winter +done +update exchange`));
    expect(world.requested.map(({ reason }) => reason)).toContain('undo');
    expect(await json('journal undone')).toMatchObject([
      { by: 'pimsi', runId: line?.runId, lines: [{ lineId, fields: ['lastName'] }] },
    ]);
    expect((await pimsi(world, 'journal undo 999')).err).toContain('no line 999');
  });

  test('plans list, show, approve and reject: held removals, and a decision that counts once', async () => {
    const ann = await world.mapUser('ANN');
    const { removals } = world.store;
    for (const [side, id] of [
      ['siebel', '1'],
      ['exchange', '2'],
    ] as const) {
      const removal = {
        side,
        siebelId: `1-${id}`,
        exchangeId: id,
        how: 'delete',
        rule: 'L3',
        title: `Ada ${id}`,
      } as const;
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

  test('issues show, resolve, decisions, withdraw and retry: a question, and the answer of a person', async () => {
    const ann = await world.mapUser('ANN');
    world.contacts.push({ id: '1-A', version: null, stamp: null, inScope: false, body: { 'Last Name': 'Twin', Account: 'Acme', Phone: '' } }); // prettier-ignore
    world.items.push({ id: 'AAMk=', version: null, stamp: null, inScope: true, body: { surname: 'Twin' } });
    const question = { side: 'exchange', recordId: 'AAMk=', kind: 'skip', reason: 'ambiguous-match', field: null } as const; // prettier-ignore
    await world.store.issues.open(ann.id, 'contact', [{ ...question, message: 'm', retryAt: null, candidates: ['1-A', '1-B'] }]); // prettier-ignore
    const [issue] = (await json('issues list')) as { id: string; question: string }[];
    expect(issue?.question).toBe('match');
    const id = issue?.id ?? '';
    expect(await json(`issues show ${id}`)).toMatchObject({
      actions: ['link', 'create', 'ignore'],
      item: { title: 'Twin' },
      candidates: [
        { id: '1-A', card: { title: 'Twin', company: 'Acme' }, isGone: false, isTaken: false },
        { id: '1-B', card: null, isGone: true },
      ],
    });
    expect((await pimsi(world, `issues show ${id}`)).out).toMatch(/1-A +Twin +- +Acme[^]*1-B.*gone/);
    expect((await pimsi(world, `issues resolve ${id} --link 1-X`)).err).toContain('not among the candidates');
    expect((await pimsi(world, `issues resolve ${id} --account 1-A`)).err).toContain('link, create, ignore');
    expect(await json(`issues resolve ${id} --link 1-A`)).toMatchObject({ syncRequested: true, decision: { action: 'link', siebelId: '1-A', decidedBy: 'pimsi' } }); // prettier-ignore
    expect((await pimsi(world, `issues show ${id}`)).out).toContain('Decided: link 1-A');
    expect((await world.store.readings.find(ann.id, 'contact')).hints.exchange).toMatchObject([{ recordId: 'AAMk=' }]);
    expect(await json(`issues resolve ${id} --ignore`)).toMatchObject({ decision: { action: 'ignore' } });
    expect(await json('issues list')).toEqual([]);
    const [decision, ...others] = (await json('issues decisions --state open')) as { id: string }[];
    expect(others).toEqual([]);
    expect(await json(`issues withdraw ${decision?.id ?? ''}`)).toMatchObject({ state: 'withdrawn' });
    expect((await pimsi(world, `issues withdraw ${decision?.id ?? ''}`)).err).toContain('nothing to withdraw');
    expect((await pimsi(world, `issues retry ${id}`)).err).toContain('pimsi issues list');
    await world.store.issues.open(ann.id, 'contact', [{ ...question, message: 'm', retryAt: null }]);
    expect(await json('issues retry --user ann --domain contact')).toEqual({ retried: 1, logins: ['ANN'] });
    expect(await json('issues retry --reason times-missing')).toEqual({ retried: 0, logins: [] });
    expect(world.requested.at(-1)).toEqual({ login: 'ANN', reason: 'issues retried' });
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
    expect(await json('domains list')).toHaveLength(3);
  });

  test('what holds for everybody is set by name and shown, and a day can be taken away again', async () => {
    expect(await json('settings show')).toEqual({
      journalValuesDays: 90,
      journalLinesDays: 400,
      extractStartDate: null,
    });
    const set = await json('settings set --journal-values-days 30 --extract-start-date 2026-01-15');
    expect(set).toEqual({ journalValuesDays: 30, journalLinesDays: 400, extractStartDate: '2026-01-15' });
    const { out } = await pimsi(world, 'settings set --extract-start-date none --journal-values-days 90');
    expect(out).toMatch(/journal-values-days\s+90[^]*extract-start-date\s+none/);
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
        const failure = {
          endedAt,
          reason: 'The mailbox has no licence.',
          retryAt: endedAt,
          suspended: true,
          failures: 1,
          failedServer: null,
        };
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

  test('domains set changes what it names, and list shows a domain a column', async () => {
    const set = await pimsi(world, 'domains set --domain task --mass-delete-count 25 --delete-wins no --json');
    expect(JSON.parse(set.out)).toMatchObject({
      domain: 'task',
      massDeleteCount: 25,
      deleteWins: false,
      settleSeconds: 60,
    });
    const { out } = await pimsi(world, 'domains list');
    expect(out).toMatch(/SETTING +CONTACT +CALENDAR +TASK/);
    expect(out).toMatch(/mass-delete-count +10 +10 +25/);
    expect(out).toMatch(/delete-wins +yes +yes +no/);
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
