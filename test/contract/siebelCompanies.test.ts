// What contacts of one write owe to accounts: asked once for all of them, and no account's address is added twice.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { WriteRequest } from '../../api/connectors/connector.ts';
import { connectSiebel, type SiebelConnection } from '../support/siebelConnection.ts';

let siebel: SiebelConnection;
const company = 'Brunnen & Söhne';
let accountId = '';
beforeAll(async () => {
  siebel = await connectSiebel();
  const [row] = await siebel.person.send('POST', 'Account/Account', { Name: company, Location: 'Wien' });
  accountId = String(row?.['Id']);
});
afterAll(() => siebel.close());
beforeEach(() => {
  siebel.traffic.length = 0;
});

let made = 0;
const contact = (fields: Readonly<Record<string, string>>): WriteRequest => {
  made += 1;
  return { kind: 'create', stamp: `SSS-${made}`, body: { 'Last Name': `Contact ${made}`, ...fields } };
};
const asked = (method: string, path: string) =>
  siebel.traffic.filter((request) => request.method === method && request.path.split('?')[0] === path).length;

describe('companies of contacts', () => {
  it('are looked up together, whatever the number of contacts', async () => {
    const named = Array.from({ length: 12 }, () => contact({ Account: company }));
    const results = await siebel.connector.write(siebel.scope, 'contact', [
      ...named,
      contact({ Account: 'Nobody & Sons' }),
    ]);
    expect(asked('GET', 'Account/Account')).toBe(1);
    expect(results.map((result) => (result.kind === 'written' ? result.fieldIssues.length : -1))).toEqual([
      ...named.map(() => 0),
      1,
    ]);
    const accounts = results.map((result) => (result.kind === 'written' ? result.record?.body['Account Id'] : null));
    expect(accounts.slice(0, 12)).toEqual(named.map(() => accountId));
  });

  it('are asked for one by one when the answer for all is lost', async () => {
    await siebel.door('POST', 'faults', [{ method: 'GET', path: '*/data/Account/Account', cut: 'before', count: 3 }]);
    const named = Array.from({ length: 6 }, () => contact({ Account: company }));
    const results = await siebel.connector.write(siebel.scope, 'contact', named);
    for (const result of results) expect(result).toMatchObject({ kind: 'written', fieldIssues: [] });
  });

  it('get a new address once, though several contacts of one write bring it', async () => {
    const address = { 'Account Street Address': 'Testgasse 1', 'Account City': 'Wien', 'Account Country': 'Austria' };
    const before = await siebel.person.send(
      'GET',
      `Account/Account/${accountId}/Address?uniformresponse=y&PageSize=100&ViewMode=All`,
    );
    const named = Array.from({ length: 5 }, () => contact({ Account: company, ...address }));
    const results = await siebel.connector.write(siebel.scope, 'contact', named);
    const after = await siebel.person.send(
      'GET',
      `Account/Account/${accountId}/Address?uniformresponse=y&PageSize=100&ViewMode=All`,
    );
    expect(after.length).toBe(before.length + 1);
    expect(asked('PUT', `Account/Account/${accountId}/Address`)).toBe(1);
    for (const result of results) expect(result).toMatchObject({ kind: 'written', fieldIssues: [] });
  });
});
