// Facts about the translation of ids as the sandbox's Exchange plays it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ada,
  codeOf,
  grace,
  startExchangeWorld,
  valuesOf,
  type ExchangeWorld,
  type Json,
} from '../../support/exchangeWorld.ts';
import { checkGraph } from '../../support/graphSchema.ts';

const contacts = `/v1.0/users/${ada}/contacts`;
const immutable = { Prefer: 'IdType="ImmutableId"' };
let world: ExchangeWorld;
let regularId: string;
let immutableId: string;
beforeAll(async () => {
  world = await startExchangeWorld();
  regularId = String((await world.send('POST', contacts, { givenName: 'Id' })).body['id']);
  immutableId = String(valuesOf(await world.send('GET', contacts, undefined, immutable))[0]?.['id']);
});
afterAll(() => world.close());

const translate = async (id: string, from: string, to: string, user = ada): Promise<Json> => {
  const body = { inputIds: [id], sourceIdType: from, targetIdType: to };
  const answer = await world.send('POST', `/v1.0/users/${user}/translateExchangeIds`, body);
  expect([answer.status, checkGraph(valuesOf(answer), 'convertIdResult[]')]).toEqual([200, []]);
  return valuesOf(answer)[0] ?? {};
};

describe('ids', () => {
  it('are translated between regular and immutable ones, both ways', async () => {
    expect(await translate(regularId, 'restId', 'restImmutableEntryId')).toEqual({
      sourceId: regularId,
      targetId: immutableId,
    });
    expect((await translate(immutableId, 'restImmutableEntryId', 'restId'))['targetId']).toBe(regularId);
  });

  it.each(['ewsId', 'entryId', 'immutableEntryId'])('are spelled as %s, and back', async (format) => {
    const there = String((await translate(regularId, 'restId', format))['targetId']);
    if (format === 'ewsId') expect(there).not.toMatch(/[-_]/);
    expect((await translate(there, format, 'restId'))['targetId']).toBe(regularId);
    expect((await translate(there, format, 'restImmutableEntryId'))['targetId']).toBe(immutableId);
  });

  it('that are none, of nothing or of another mailbox are told one by one', async () => {
    expect((await translate('nonsense', 'restId', 'ewsId'))['errorDetails']).toMatchObject({
      code: 'ErrorInvalidIdMalformed',
    });
    expect((await translate(regularId, 'restId', 'restImmutableEntryId', grace))['errorDetails']).toMatchObject({
      code: 'ErrorItemNotFound',
    });
  });

  it.each([
    ['without a format', { inputIds: ['x'], targetIdType: 'restId' }],
    ['with an unknown format', { inputIds: ['x'], sourceIdType: 'owaId', targetIdType: 'restId' }],
    ['more than a thousand', { inputIds: Array(1001).fill('x'), sourceIdType: 'ewsId', targetIdType: 'restId' }],
  ])('%s are refused', async (_what, body) => {
    const answer = await world.send('POST', `/v1.0/users/${ada}/translateExchangeIds`, body);
    expect([answer.status, codeOf(answer)]).toEqual([400, expect.any(String)]);
  });
});
