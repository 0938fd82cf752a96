// What only Siebel does: companies and addresses beside the contact, visibility, activities that become another kind, and the feed.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cursor, FindKey, TouchedRecord, WriteRequest } from '../../api/connectors/connector.ts';
import type { Domain } from '../../shared/vocabulary.ts';
import { connectSiebel, type SiebelConnection } from '../support/siebelConnection.ts';

let siebel: SiebelConnection;
beforeAll(async () => {
  siebel = await connectSiebel();
});
afterAll(async () => {
  await siebel.close();
});

async function write(domain: Domain, request: WriteRequest) {
  const [result] = await siebel.connector.write(siebel.scope, domain, [request]);
  if (result?.kind !== 'written') throw new Error(`Not written: ${JSON.stringify(result)}`);
  return result;
}

async function read(domain: Domain, id: string, scope = siebel.scope) {
  const [result] = await siebel.connector.read(scope, domain, [id]);
  return result;
}

async function present(domain: Domain, id: string) {
  const result = await read(domain, id);
  if (result?.kind !== 'present') throw new Error(`Not there: ${JSON.stringify(result)}`);
  return result.record;
}

const account = async (Name: string, Location = '') => {
  const [row] = await siebel.person.send('POST', 'Account/Account', { Name, ...(Location ? { Location } : {}) });
  return String(row?.['Id']);
};
const contact = (fields: Record<string, string>, stamp: string): WriteRequest => ({
  kind: 'create',
  body: { 'Last Name': 'Parts', ...fields },
  stamp,
});

describe('a contact in Siebel', () => {
  it('becomes one of its company when exactly one account has the name', async () => {
    const id = await account('Alpha Works', 'Leeds');
    const result = await write('contact', contact({ Account: 'Alpha Works' }, 'P-1'));
    expect(result.fieldIssues).toEqual([]);
    expect(result.record?.body).toMatchObject({
      'Account Id': id,
      Account: 'Alpha Works',
      'Account Location': 'Leeds',
    });
    expect(result.record?.version).toBe((await present('contact', result.id)).version);
  });

  it('is written without its company when none or several accounts could be meant, and says so', async () => {
    await account('Twins', 'Paris');
    await account('Twins', 'Rome');
    const none = await write('contact', contact({ Account: 'No Such Company' }, 'P-2'));
    const several = await write('contact', contact({ Account: 'Twins' }, 'P-3'));
    const one = await write('contact', contact({ Account: 'Twins', 'Account Location': 'Rome' }, 'P-4'));
    expect([none, several, one].map(({ fieldIssues }) => fieldIssues.map(({ field }) => field))).toEqual([
      ['Account'],
      ['Account'],
      [],
    ]);
    expect(one.record?.body['Account Location']).toBe('Rome');
  });

  it('keeps its other companies when it gets a new one, and its company when Outlook clears it', async () => {
    const [first, second] = [await account('First Co'), await account('Second Co')];
    const { id, record } = await write('contact', contact({ Account: 'First Co' }, 'P-5'));
    if (!record) throw new Error('Not read back.');
    const moved = await write('contact', { kind: 'update', id, current: record, body: { Account: 'Second Co' } });
    const accounts = await siebel.person.query(`Contact/Contact/${id}/Account`);
    expect(accounts.map((row) => [row['Id'], row['SSA Primary Field']]).sort()).toEqual(
      [
        [first, 'N'],
        [second, 'Y'],
      ].sort(),
    );
    if (!moved.record) throw new Error('Not read back.');
    await write('contact', { kind: 'update', id, current: moved.record, body: { Account: '' } });
    expect((await present('contact', id)).body['Account']).toBe('Second Co');
  });

  it('gives its account an address that it lacks, once', async () => {
    const accountId = await account('Address Co');
    const address = { 'Account Street Address': '1 High Street', 'Account City': 'York' };
    const results = [
      await write('contact', contact({ Account: 'Address Co', ...address }, 'P-6')),
      await write('contact', contact({ Account: 'Address Co', ...address }, 'P-7')),
    ];
    expect(results.map(({ record }) => record?.body['Account Street Address'])).toEqual([
      '1 High Street',
      '1 High Street',
    ]);
    expect(await siebel.person.query(`Account/Account/${accountId}/Address`)).toHaveLength(1);
    const homeless = await write('contact', contact(address, 'P-8'));
    expect(homeless.fieldIssues.map(({ field }) => field)).toEqual(['Account Street Address']);
  });

  it('keeps its home address as its primary personal address, changes it in place and loses it when cleared', async () => {
    const home = { 'Personal Street Address': '2 Low Road', 'Personal City': 'Hull' };
    const { id, record } = await write('contact', contact(home, 'P-9'));
    expect(record?.body).toMatchObject(home);
    if (!record) throw new Error('Not read back.');
    const moved = await write('contact', { kind: 'update', id, current: record, body: { 'Personal City': 'Leeds' } });
    expect(moved.record?.body).toMatchObject({ ...home, 'Personal City': 'Leeds' });
    expect(await siebel.person.query(`Contact/Contact/${id}/Personal%20Address`)).toHaveLength(1);
    if (!moved.record) throw new Error('Not read back.');
    await write('contact', {
      kind: 'update',
      id,
      current: moved.record,
      body: { 'Personal City': '', 'Personal Street Address': '' },
    });
    expect(await siebel.person.query(`Contact/Contact/${id}/Personal%20Address`)).toEqual([]);
  });

  it('under Sales Rep is in scope only with one of the user’s positions, and is created with one', async () => {
    const scope = { ...siebel.scope, visibility: 'Sales Rep' as const };
    const id = await siebel.person.createContact({ 'Last Name': 'Elsewhere' }, [scope.siebelUserId]);
    expect(await read('contact', id, scope)).toEqual({ kind: 'gone', id, why: 'out-of-scope' });
    const [result] = await siebel.connector.write(scope, 'contact', [contact({}, 'P-10')]);
    expect(result?.kind === 'written' && (await read('contact', result.id, scope))?.kind).toBe('present');
    const keys: FindKey[] = [{ by: 'fields', equal: { 'Last Name': 'Elsewhere', 'First Name': '' } }, { by: 'fields', equal: { Id: id } }]; // prettier-ignore
    const found = await siebel.connector.find(scope, 'contact', keys);
    expect(found.map((records) => records.length)).toEqual([0, 1]);
  });

  it('is found by an e-mail address in any case', async () => {
    const id = await siebel.person.createContact({ 'Last Name': "O'Hara", 'Email Address': 'Scarlett@Tara.example' });
    const keys: FindKey[] = [
      { by: 'fields', equal: { 'Email Address': 'scarlett@tara.EXAMPLE' } },
      { by: 'fields', equal: { 'Last Name': "o'hara", 'First Name': '' } },
    ];
    const found = await siebel.connector.find(siebel.scope, 'contact', keys);
    expect(found.map((records) => records.map((record) => [record.id, record.inScope]))).toEqual([
      [[id, false]],
      [[id, false]],
    ]);
  });
});

describe('an activity in Siebel', () => {
  const task = () => ({
    Description: 'Call back',
    Display: 'To Do and Activities',
    'Primary Owner Id': siebel.scope.siebelUserId,
  });

  it('that becomes another kind has moved, it is not deleted', async () => {
    const id = await siebel.person.createActivity(task());
    expect((await read('task', id))?.kind).toBe('present');
    expect(await read('calendar', id)).toEqual({ kind: 'gone', id, why: 'moved-domain' });
  });

  it('that the product creates belongs to the user', async () => {
    const { record } = await write('calendar', { kind: 'create', body: { Description: 'Mine' }, stamp: 'A-1' });
    expect(record?.body).toMatchObject({
      Display: 'Calendar and Activities',
      'Primary Owner Id': siebel.scope.siebelUserId,
    });
  });

  it('that was due before the extract start date is left out of a first reading', async () => {
    const old = await siebel.person.createActivity({ ...task(), Due: '01/10/2020 12:00:00' });
    const open = await siebel.person.createActivity(task());
    const ids: string[] = [];
    for await (const page of siebel.connector.readChanges(siebel.scope, 'task', null, {
      extractFrom: '2024-01-01',
      hints: [],
    }))
      ids.push(...page.entries.map((entry) => (entry.kind === 'gone' ? entry.id : entry.record.id)));
    expect([ids.includes(old), ids.includes(open)]).toEqual([false, true]);
  });

  it('is refused with the name of the field that is wrong', async () => {
    const body = { Description: 'x', Priority: 'Whenever' };
    const [result] = await siebel.connector.write(siebel.scope, 'task', [{ kind: 'create', body, stamp: 'A-2' }]);
    expect(result?.kind === 'failed' && [result.trouble.kind, result.trouble.field]).toEqual(['rejected', 'Priority']);
  });
});

describe('the change feed', () => {
  async function since(cursor: Cursor): Promise<{
    told: readonly string[];
    touched: readonly TouchedRecord[];
    next: Cursor;
    consumed: readonly string[];
  }> {
    const { consumed, next, tooMany, touched } = await siebel.directory.readFeed(
      JSON.parse(JSON.stringify(cursor)) as Cursor,
    );
    expect(tooMany).toBe(false);
    return { told: touched.map(({ domain, siebelId }) => `${domain} ${siebelId}`), touched, next, consumed };
  }

  it('starts at the present and tells nothing of before', async () => {
    const start = await siebel.directory.readFeed(null);
    expect(start).toMatchObject({ touched: [], tooMany: false });
    const { touched, consumed } = await since(start.next);
    // Only the log of removals, which is kept until somebody deals with it, may have rows from before.
    expect(touched.length).toBeLessThanOrEqual(consumed.length);
  });

  it('tells a contact by itself, by its Sync List, its address and its account, once for each change', async () => {
    const accountId = await account('Feed Co');
    const id = await siebel.person.createContact({ 'Last Name': 'Fed' }, [siebel.scope.siebelUserId]);
    const [colleague = ''] = siebel.others;
    let { next } = await siebel.directory.readFeed(null);
    const changes = [
      () => siebel.person.update(`Contact/Contact/${id}`, { 'First Name': 'Well' }),
      () => siebel.person.addToSyncList(id, colleague),
      () => siebel.person.update(`Contact/Contact/${id}/Account`, { Id: accountId }),
      () => siebel.person.update(`Contact/Contact/${id}/Personal%20Address`, { City: 'York' }),
      () => siebel.person.update(`Account/Account/${accountId}`, { Location: 'Bath' }),
      () => siebel.person.update(`Account/Account/${accountId}/Address`, { City: 'Bath' }),
    ];
    for (const change of changes) {
      await change();
      const reading = await since(next);
      expect(reading.told).toContain(`contact ${id}`);
      expect(reading.touched.find(({ siebelId }) => siebelId === id)?.employeeIds).not.toEqual([]);
      next = reading.next;
      expect((await since(next)).told).not.toContain(`contact ${id}`);
    }
  });

  it('tells what changed in the second of the last reading, however late it is read again', async () => {
    const id = await siebel.person.createContact({ 'Last Name': 'Same Second' }, [siebel.scope.siebelUserId]);
    const second = async (): Promise<unknown> => (await siebel.person.get(`Contact/Contact/${id}`))['Updated'];
    for (;;) {
      await siebel.person.update(`Contact/Contact/${id}`, { 'Job Title': 'before' });
      const before = await second();
      const { next } = await siebel.directory.readFeed(null);
      await siebel.person.update(`Contact/Contact/${id}`, { 'Job Title': 'after' });
      if (before !== (await second())) continue;
      siebel.advance(3_600_000);
      expect((await since(next)).told).toContain(`contact ${id}`);
      return;
    }
  });

  it('tells an activity for its employees in its domain, and for nobody by name in the other', async () => {
    const { next } = await siebel.directory.readFeed(null);
    const id = await siebel.person.createActivity({
      Description: 'Fed',
      Display: 'Calendar and Activities',
      'Primary Owner Id': siebel.scope.siebelUserId,
    });
    const { touched } = await since(next);
    expect(touched.filter(({ siebelId }) => siebelId === id)).toEqual([
      { domain: 'calendar', siebelId: id, employeeIds: [siebel.scope.siebelUserId] },
      { domain: 'task', siebelId: id, employeeIds: [] },
    ]);
  });

  it('tells a removal to the user it concerns until its row in the log is dropped', async () => {
    const id = await siebel.person.createContact({ 'Last Name': 'Leaver' }, [siebel.scope.siebelUserId]);
    const { next } = await siebel.directory.readFeed(null);
    await siebel.person.removeFromSyncList(id, siebel.scope.siebelUserId);
    const first = await since(next);
    expect(first.touched).toContainEqual({ domain: 'contact', siebelId: id, employeeIds: [siebel.scope.siebelUserId] });
    expect(first.consumed).toHaveLength(1);
    expect(await siebel.directory.dropConsumed(first.consumed)).toBe(0);
    siebel.advance(120_000);
    const { consumed, told } = await since(first.next);
    expect([told.includes(`contact ${id}`), consumed]).toEqual([false, []]);
  });

  it('tells a removal once, even if Siebel keeps its row; the row is tried again less and less often', async () => {
    const id = await siebel.person.createContact({ 'Last Name': 'Kept Row' }, [siebel.scope.siebelUserId]);
    let { next } = await siebel.directory.readFeed(null);
    await siebel.person.removeFromSyncList(id, siebel.scope.siebelUserId);
    await siebel.door('POST', 'faults', [{ method: 'DELETE', path: '*PIMSI Sync Info*', status: 500 }]);
    const tried: number[] = [];
    const told: string[] = [];
    for (let minute = 0; minute < 16; minute += 1) {
      const reading = await since(next);
      next = reading.next;
      told.push(...reading.told.filter((record) => record === `contact ${id}`));
      if (reading.consumed.length > 0) {
        expect(await siebel.directory.dropConsumed(reading.consumed)).toBe(1);
        tried.push(minute);
      }
      siebel.advance(60_000);
    }
    expect([told, tried]).toEqual([[`contact ${id}`], [0, 1, 3, 7, 15]]);
    await siebel.door('DELETE', 'faults');
    siebel.advance(3_600_000);
    expect(await siebel.directory.dropConsumed((await since(next)).consumed)).toBe(0);
    expect((await since(next)).consumed).toEqual([]);
  });

  it('tells once what shows minutes late, because its transaction was long', async () => {
    const id = await siebel.person.createContact({ 'Last Name': 'Long Transaction' }, [siebel.scope.siebelUserId]);
    let { next } = await siebel.directory.readFeed(null);
    const told: string[] = [];
    const reading = async (): Promise<void> => {
      const found = await since(next);
      next = found.next;
      told.push(...found.told);
    };
    // Others go on writing, and the feed with them, for eight minutes; then the commit shows a time of before.
    for (let minute = 0; minute < 8; minute += 1) {
      siebel.advance(60_000);
      await siebel.person.createContact({ 'Last Name': `Meanwhile ${minute}` });
      await reading();
    }
    expect(new Set(told).size).toBe(told.length);
    expect(told).toHaveLength(8);
    await siebel.commitLate('S_CONTACT', id, 7.5 * 60_000);
    await reading();
    await reading();
    expect(told.filter((record) => record === `contact ${id}`)).toHaveLength(1);
    siebel.advance(700_000);
    await reading();
    await reading();
    expect(told).toHaveLength(9);
  });

  it('goes on telling what others write while one server’s clock is an hour ahead', async () => {
    const ahead = await siebel.person.createContact({ 'Last Name': 'Ahead' });
    const { next } = await siebel.directory.readFeed(null);
    await siebel.commitLate('S_CONTACT', ahead, -3_600_000);
    const first = await since(next);
    expect(first.told).toEqual([`contact ${ahead}`]);
    siebel.advance(20_000);
    const id = await siebel.person.createContact({ 'Last Name': 'In Time' });
    const second = await since(first.next);
    expect(second.told).toEqual([`contact ${id}`]);
    expect((await since(second.next)).told).toEqual([]);
    await siebel.commitLate('S_CONTACT', ahead, 0);
  });

  it('costs one request for each component when nothing changed for a while, at most two before, and tells no row again', async () => {
    const start = await siebel.directory.readFeed(null);
    siebel.traffic.length = 0;
    expect((await since(start.next)).told).toEqual([]);
    expect(siebel.traffic.length).toBeLessThanOrEqual(19);
    siebel.advance(700_000);
    const { next } = await since(start.next);
    siebel.traffic.length = 0;
    expect((await since(next)).told).toEqual([]);
    expect(siebel.traffic).toHaveLength(10);
  });

  it('a cursor that cannot be read makes every user be read again', async () => {
    expect(await siebel.directory.readFeed({ strange: true })).toMatchObject({ touched: [], tooMany: true });
  });
});

describe('the directory', () => {
  it('lists employees by login in any case, and all of them', async () => {
    const { directory, scope } = siebel;
    const [found, ...more] = await directory.listEmployees([scope.login.toLowerCase(), 'NOBODY']);
    expect([found?.id, more]).toEqual([scope.siebelUserId, []]);
    expect((await directory.listEmployees(null)).length).toBeGreaterThanOrEqual(siebel.company.employees.length);
    await directory.ping();
  });

  it('searches contacts by every word, with wildcards taken as they stand, and puts one on a Sync List', async () => {
    const { directory, scope } = siebel;
    const id = await siebel.person.createContact({ 'First Name': 'Wanda', 'Last Name': 'Wild*card' });
    expect((await directory.searchContacts('wanda wild*c', 10, scope)).map((record) => record.id)).toEqual([id]);
    expect(await directory.searchContacts('wanda w*d', 10, scope)).toEqual([]);
    // A Sales Rep sees the contacts of the own positions, and this one has none.
    expect(await directory.searchContacts('wanda wild*c', 10, { ...scope, visibility: 'Sales Rep' })).toEqual([]);
    await directory.setSyncList(id, scope.siebelUserId, true);
    expect((await present('contact', id)).inScope).toBe(true);
    await directory.setSyncList(id, scope.siebelUserId, false);
    await directory.setSyncList(id, scope.siebelUserId, false);
    expect(await read('contact', id)).toEqual({ kind: 'gone', id, why: 'left' });
    await expect(directory.setSyncList('1-NONE', scope.siebelUserId, true)).rejects.toThrow('no Siebel contact');
  });
});

describe('the feed of a bulk load', () => {
  it('is not told one by one above the bound, and goes on from there', async () => {
    const small = await connectSiebel(5);
    try {
      const { next } = await small.directory.readFeed(null);
      for (let index = 0; index < 7; index += 1) await small.person.createContact({ 'Last Name': `Bulk ${index}` });
      const bulk = await small.directory.readFeed(next);
      expect(bulk).toMatchObject({ tooMany: true, touched: [] });
      const id = await small.person.createContact({ 'Last Name': 'After' });
      const { touched } = await small.directory.readFeed(bulk.next);
      expect(touched.map(({ siebelId }) => siebelId)).toEqual([id]);
    } finally {
      await small.close();
    }
  });
});
