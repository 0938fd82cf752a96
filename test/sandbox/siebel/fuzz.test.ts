// Requests that nobody would send: thousands of random ones. Each is answered with success or with an error that Siebel has a code
// for, or that HTTP has a status for; none is a failure of the sandbox's own, none waits for ever.
// FUZZ_REQUESTS=50000 sends more, FUZZ_SEED repeats a run.
import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { ACME_BERLIN, ADA, BEN, CARL, MEETING, WEST } from './smallCompany.ts';
import { condition, print, trickyText } from './specArbitraries.ts';
import { useSiebelWorld } from './siebelWorld.ts';

const world = useSiebelWorld();

const REQUESTS = Number(process.env['FUZZ_REQUESTS'] ?? 3_000);
const AT_ONCE = 6;

const anyText = fc.oneof(
  trickyText,
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('\0', '', '\ud800', '../..', '%00'),
);
const names = [
  'Contact',
  'Action',
  'Account',
  'Opportunity',
  'Service Request',
  'Project',
  'Employee',
  'Position',
  'Organization',
  'User List',
  'PIMSI Sync Info',
];
const children = [
  'Sync List',
  'Position',
  'Account',
  'Personal Address',
  'Employee',
  'Contact',
  'Organization',
  'Address',
  'User',
  'describe',
];
const id = fc.oneof(fc.constantFrom(CARL, ADA, BEN, WEST, MEETING, ACME_BERLIN, '1-ORG', '0-1', '1-NONE'), anyText);
const fields = [
  'Id',
  'Mod Id',
  'Name',
  'Last Name',
  'First Name',
  'Description',
  'Display',
  'Planned',
  'Planned Completion',
  'Due',
  'Percent Complete',
  'Repeating',
  'Repeating Type',
  'Repeating Expires',
  'Orig Appt Id',
  'Override Type',
  'Primary Owner Id',
  'Primary Contact Id',
  'Account Id',
  'Birth Date',
  'Private',
  'SSA Primary Field',
  'Login Name',
  'Primary Organization',
  'Location',
  'Person UId',
  'Primary Revenue Amount',
  '__proto__',
  'constructor',
];
const value = fc.oneof(
  id,
  fc.constantFrom(
    'Y',
    'N',
    'Weekly',
    '11/26/2026 10:00:00',
    '02/30/2026',
    '12/31/9999',
    '-1',
    '1e9',
    '99999999999999999999',
    'Calendar and Activities',
    'Delete',
    'x'.repeat(3_000),
  ),
  fc.constantFrom<unknown>(null, 5, -0.5, true, [], {}, [[]], [null]),
);
const record = fc.dictionary(
  fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...fields) }, { weight: 1, arbitrary: anyText }),
  value,
  { maxKeys: 5 },
);
const nested = fc
  .tuple(
    record,
    fc.dictionary(fc.constantFrom(...children), fc.oneof(record, fc.array(record, { maxLength: 3 })), { maxKeys: 2 }),
  )
  .map(([own, below]) => ({ ...own, ...below }));
const body = fc.oneof(
  nested,
  fc.array(nested, { maxLength: 3 }),
  record.map((one) => ({ Contact: [one] })),
  fc.constantFrom<unknown>('x', 5, null),
);

const spec = fc.oneof(
  condition.map(print),
  anyText,
  fc.constantFrom(`EXISTS([Sync List.Id] = '1')`, '[Updated] > Today() - 1', "[Name] = 'x' OR", '('.repeat(60)),
);
const query = fc.dictionary(
  fc.constantFrom(
    'fields',
    'searchspec',
    'sortspec',
    'PageSize',
    'StartRowNum',
    'uniformresponse',
    'childlinks',
    'ViewMode',
    'QueryHierarchy',
    'recordcountneeded',
    'excludeEmptyFieldsInResponse',
    'workspace',
    'openapiversion',
    'shoe',
  ),
  fc.oneof(
    spec,
    fc.constantFrom(
      'All',
      'Personal',
      'Manager',
      'Organization',
      'y',
      '-1',
      '0',
      '100',
      '101',
      '999999999',
      'Last Name',
      'Name:desc',
      'None',
      'Position,Account',
      '{"Contact":{"Position":{}}}',
      '{"Action":{"Employee":{"searchspec":"[Id] = \'x\'"}}}',
    ),
    anyText,
  ),
  { maxKeys: 4 },
);
const segment = (list: readonly string[]) =>
  fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...list) }, { weight: 1, arbitrary: anyText });
const path = fc
  .tuple(
    fc.constantFrom(...names),
    segment(names),
    id,
    segment(children),
    id,
    anyText,
    fc.integer({ min: 0, max: 6 }),
    fc.boolean(),
  )
  .map(([object, other, ...rest]) => {
    const [recordId, child, childId, deeper, depth, isPlain] = rest;
    return [object, isPlain ? object : other, recordId, child, childId, deeper]
      .slice(0, depth)
      .map((part) => encode(part))
      .join('/');
  });
const method = fc.constantFrom('GET', 'GET', 'GET', 'POST', 'PUT', 'PUT', 'DELETE');
const request = fc.record({ method, path, query, body, who: fc.constantFrom('SADMIN', 'SADMIN', 'ADA', 'BEN') });

/** A lone surrogate has no form in an address. */
function encode(text: string): string {
  return encodeURIComponent(text.replace(/[\ud800-\udfff]/gu, '�')).replaceAll('.', '%2E');
}

type Sent = typeof request extends fc.Arbitrary<infer T> ? T : never;

async function send({ body: sent, method: how, path: where, query: asked, who }: Sent): Promise<string | null> {
  const search = Object.entries(asked)
    .map(([name, text]) => `${name}=${encode(text)}`)
    .join('&');
  const address = `${where}${search ? `?${search}` : ''}`;
  const brings = how === 'GET' || (how === 'DELETE' && !Array.isArray(sent)) ? undefined : sent;
  const answer = await (who === 'SADMIN' ? world.call(how, address, brings) : world.as(who, how, address, brings));
  const isTold = answer.status < 400 || typeof answer.body['ERROR'] === 'string';
  const isKnown =
    answer.status < 500 || answer.status === 501 || /\(SBL-(DAT|EAI)-\d{5}\)$/.test(String(answer.body['ERROR']));
  return isTold && isKnown
    ? null
    : `${how} ${address} ${JSON.stringify(sent)}: ${answer.status} ${JSON.stringify(answer.body)}`;
}

it(
  `${REQUESTS} random requests are answered, none by a failure of the sandbox`,
  async () => {
    const failures = vi.spyOn(process.stderr, 'write');
    const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1_000_000);
    const wrong: string[] = [];
    let left = fc.sample(request, { numRuns: REQUESTS, seed });
    while (left.length > 0) {
      const found = await Promise.all(left.slice(0, AT_ONCE).map(send));
      wrong.push(...found.filter((one) => one !== null));
      left = left.slice(AT_ONCE);
    }
    expect([seed, wrong.slice(0, 5)]).toEqual([seed, []]);
    expect(
      failures.mock.calls.map(([text]) => String(text)).filter((text) => text.startsWith('sandbox siebel')),
    ).toEqual([]);
    failures.mockRestore();
  },
  60_000 + REQUESTS * 60,
);
