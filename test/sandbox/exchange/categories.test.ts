// Facts about the master list of categories as the sandbox's Exchange plays it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ada, codeOf, startExchangeWorld, valuesOf, type ExchangeWorld } from '../../support/exchangeWorld.ts';
import { checkGraph } from '../../support/graphSchema.ts';

const categories = `/v1.0/users/${ada}/outlook/masterCategories`;
let world: ExchangeWorld;
beforeAll(async () => {
  world = await startExchangeWorld();
});
afterAll(() => world.close());

describe('categories', () => {
  it('are made, read, recoloured and deleted; items keep their names', async () => {
    const made = await world.send('POST', categories, { displayName: 'Siebel Contact', color: 'Preset9' });
    expect([made.status, checkGraph(made.body, 'outlookCategory')]).toEqual([201, []]);
    expect(made.body).toMatchObject({ displayName: 'Siebel Contact', color: 'preset9' });
    const path = `${categories}/${String(made.body['id'])}`;
    const contact = { givenName: 'Cat', categories: ['Siebel Contact'] };
    const kept = (await world.send('POST', `/v1.0/users/${ada}/contacts`, contact)).body;
    expect((await world.send('PATCH', path, { color: 'none' })).body).toMatchObject({ color: 'none' });
    expect(valuesOf(await world.send('GET', categories))).toMatchObject([{ id: made.body['id'], color: 'none' }]);
    expect((await world.send('DELETE', path)).status).toBe(204);
    expect(codeOf(await world.send('GET', path))).toBe('ErrorItemNotFound');
    const read = await world.send('GET', `/v1.0/users/${ada}/contacts/${encodeURIComponent(String(kept['id']))}`);
    expect(read.body['categories']).toEqual(['Siebel Contact']);
  });

  it('have names of their own, which do not change', async () => {
    const made = await world.send('POST', categories, { displayName: 'Travel' });
    expect(made.body['color']).toBe('none');
    expect((await world.send('POST', categories, { displayName: 'TRAVEL' })).status).toBe(409);
    const path = `${categories}/${String(made.body['id'])}`;
    expect((await world.send('PATCH', path, { displayName: 'Trips' })).status).toBe(400);
  });

  it.each([
    ['without a name', { color: 'preset1' }],
    ['with a colour that is none', { displayName: 'x', color: 'preset25' }],
    ['with an unknown property', { displayName: 'x', icon: 'star' }],
  ])('%s are refused', async (_what, body) => {
    expect((await world.send('POST', categories, body)).status).toBe(400);
  });
});
