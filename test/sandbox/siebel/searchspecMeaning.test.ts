// What search specifications find: random conditions over rows full of awkward texts give exactly the rows for which the same
// condition, evaluated in memory, is true. So no value is ever read as SQL, and the grammar means what it says.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ADA, CARL, DORA, EAST, WEST } from './smallCompany.ts';
import type { Row } from './specArbitraries.ts';
import { condition, evaluate, print, trickyText } from './specArbitraries.ts';
import { itemsOf, useSiebelWorld } from './siebelWorld.ts';

const world = useSiebelWorld();

async function addContacts(): Promise<void> {
  const texts = fc.sample(fc.tuple(trickyText, trickyText, trickyText, fc.integer({ min: 0, max: 6 })), {
    numRuns: 60,
    seed: 7,
  });
  const contacts = texts.map(([last, first, comment, n]) => ({
    'Last Name': last.trim() === '' ? 'a' : last,
    'First Name': first,
    Comment: comment,
    ...(n < 4 ? { 'Birth Date': `11/${24 + n}/2026` } : {}),
    ...(n % 2 === 0 ? { Position: [{ Id: n % 4 === 0 ? EAST : WEST }] } : {}),
  }));
  expect((await world.post('Contact/Contact', contacts)).status).toBe(200);
  await world.put(`Contact/Contact/${CARL}`, { Comment: 'ab%' });
}

async function readRows(): Promise<Row[]> {
  const pattern = encodeURIComponent(JSON.stringify({ Contact: { Position: {} } }));
  const answer = await world.get(`Contact/Contact?PageSize=100&uniformresponse=y&QueryHierarchy=${pattern}`);
  return itemsOf(answer).map((item) => {
    const { Position, ...fields } = item as Record<string, string> & { Position: never };
    return { fields, children: { Position } };
  });
}

it('a condition finds the rows for which it is true, whatever texts it and they are made of', async () => {
  await addContacts();
  const rows = await readRows();
  expect(rows).toHaveLength(62);
  let found = 0;
  await fc.assert(
    fc.asyncProperty(condition, async (tree) => {
      const expected = rows.filter((row) => evaluate(tree, row, row.fields, '', world.clock) === true);
      const ids = await world.find('Contact/Contact', print(tree));
      expect(ids).toEqual(expected.map((row) => row.fields['Id']));
      found += ids.length;
    }),
    { numRuns: 250 },
  );
  expect(found).toBeGreaterThan(250);
}, 120_000);

it('functions know the caller, the day and the lists of values', async () => {
  const find = async (login: string, component: string, spec: string) => {
    const query = new URLSearchParams({ searchspec: spec, fields: 'Id', ViewMode: 'All', uniformresponse: 'y' });
    return itemsOf(await world.as(login, 'GET', `${component}?${query.toString()}`)).map((item) => item['Id']);
  };
  expect(await find('ADA', 'Employee/Employee', '[Id] = LoginId()')).toEqual([ADA]);
  expect(await find('ada', 'Employee/Employee', '[Login Name] = LoginName()')).toEqual([ADA]);
  expect(await find('ADA', 'Contact/Contact', 'EXISTS([Sync List.Id] = LoginId())')).toEqual([CARL]);
  expect(await find('ADA', 'Contact/Contact', '[Created] >= Today() AND [Created] < Today() + 1')).toEqual([
    CARL,
    DORA,
  ]);
  expect(await find('ADA', 'Contact/Contact', '[Created] > Timestamp()')).toEqual([]);
  expect(await find('ADA', 'Contact/Contact', '[Created] > Timestamp() - 0.5')).toEqual([CARL, DORA]);
  const display = `[Display] = LookupValue('ACTIVITY_DISPLAY_CODE', "Calendar and Activity")`;
  expect(await find('ADA', 'Action/Action', display)).toHaveLength(1);
  expect(await find('ADA', 'Contact/Contact', '[Created] = [Updated]')).toEqual([CARL, DORA]);
});
