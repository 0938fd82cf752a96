// Requests to Siebel that arrive twice, and records that somebody edits between our read and our write.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { WriteRequest } from '../../api/connectors/connector.ts';
import type { Domain } from '../../shared/vocabulary.ts';
import { connectSiebel, type SiebelConnection } from '../support/siebelConnection.ts';

let siebel: SiebelConnection;
beforeAll(async () => {
  siebel = await connectSiebel();
});
afterAll(() => siebel.close());

const COMPONENTS = [
  ['contact', 'Contact/Contact', { 'Last Name': 'Twice' }],
  ['task', 'Action/Action', { Description: 'Twice' }],
] as const;

async function write(domain: Domain, request: WriteRequest) {
  const [result] = await siebel.connector.write(siebel.scope, domain, [request]);
  return result;
}

async function create(domain: Domain, body: Record<string, string>, stamp: string) {
  const result = await write(domain, { kind: 'create', body, stamp });
  if (result?.kind !== 'written' || !result.record) throw new Error('Not created.');
  return result.record;
}

for (const [domain, component, body] of COMPONENTS) {
  it(`a ${domain} whose POST arrives twice is there once`, async () => {
    await siebel.door('POST', 'faults', [{ method: 'POST', path: `*/${component}`, double: true, count: 1 }]);
    const { id } = await create(domain, body, `TWICE-${domain}`);
    const rows = await siebel.person.query(component, `[Integration Id] = 'TWICE-${domain}'`);
    expect(rows.map((row) => row['Id'])).toEqual([id]);
  });

  it(`a ${domain} that somebody edits after it was read is not deleted`, async () => {
    const current = await create(domain, body, `EDITED-${domain}`);
    const { id } = current;
    await siebel.person.update(`${component}/${id}`, { Comment: 'Not yet' });
    const refused = await write(domain, { kind: 'remove', id, current, how: 'delete' });
    expect(refused?.kind === 'failed' && refused.trouble.kind).toBe('precondition');
    const [again] = await siebel.connector.read(siebel.scope, domain, [id]);
    if (again?.kind !== 'present') throw new Error('It is gone.');
    await write(domain, { kind: 'remove', id, current: again.record, how: 'delete' });
    expect(await siebel.person.query(component, `[Id] = '${id}'`)).toEqual([]);
  });
}
