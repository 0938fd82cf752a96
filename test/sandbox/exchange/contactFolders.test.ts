// Facts about contact folders, and about where deleted items are, as the sandbox's Exchange plays them.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ada,
  codeOf,
  startExchangeWorld,
  valuesOf,
  type ExchangeWorld,
  type Json,
} from '../../support/exchangeWorld.ts';
import { checkGraph } from '../../support/graphSchema.ts';

const user = `/v1.0/users/${ada}`;
const folders = `${user}/contactFolders`;
const immutable = { Prefer: 'IdType="ImmutableId"' };
let world: ExchangeWorld;
beforeAll(async () => {
  world = await startExchangeWorld();
});
afterAll(() => world.close());

const pathOf = (folder: Json) => `${folders}/${encodeURIComponent(String(folder['id']))}`;
const create = async (displayName: string, path = folders) => (await world.send('POST', path, { displayName })).body;

describe('contact folders', () => {
  it('nest, and hold contacts under every path that leads to them', async () => {
    const outer = await create('Outer');
    const inner = await create('Inner', `${pathOf(outer)}/childFolders`);
    expect(checkGraph([outer, inner], 'contactFolder[]')).toEqual([]);
    expect(inner['parentFolderId']).toBe(outer['id']);
    const nested = `${pathOf(outer)}/childFolders/${encodeURIComponent(String(inner['id']))}`;
    expect((await world.send('GET', nested)).body).toMatchObject({ displayName: 'Inner' });
    const made = await world.send('POST', `${nested}/contacts`, { givenName: 'Deep' });
    expect([made.status, made.body['parentFolderId']]).toEqual([201, inner['id']]);
    expect(valuesOf(await world.send('GET', `${pathOf(inner)}/contacts`))).toHaveLength(1);
    const expanded = await world.send('GET', `${pathOf(outer)}?$expand=childFolders`);
    expect(expanded.body['childFolders']).toMatchObject([{ id: inner['id'] }]);
    const listed = valuesOf(await world.send('GET', folders)).map((one) => one['displayName']);
    expect([listed.includes('Outer'), listed.includes('Inner')]).toEqual([true, false]);
    const wrong = `${pathOf(inner)}/childFolders/${encodeURIComponent(String(outer['id']))}`;
    expect((await world.send('GET', wrong)).status).toBe(404);
  });

  it('have names of their own among siblings, and move, but not into themselves', async () => {
    const one = await create('Twin');
    const taken = await world.send('POST', folders, { displayName: 'twin' });
    expect([taken.status, codeOf(taken)]).toEqual([409, 'ErrorFolderExists']);
    const other = await create('Other');
    expect((await world.send('PATCH', pathOf(other), { displayName: 'Twin' })).status).toBe(409);
    expect((await world.send('PATCH', pathOf(other), { displayName: 'Another' })).body['displayName']).toBe('Another');
    const moved = await world.send('PATCH', pathOf(other), { parentFolderId: one['id'] });
    expect(moved.body['parentFolderId']).toBe(one['id']);
    expect((await world.send('PATCH', pathOf(one), { parentFolderId: other['id'] })).status).toBe(400);
  });

  it('the default one can be neither renamed nor deleted', async () => {
    const path = `${folders}/contacts`;
    expect((await world.send('PATCH', path, { displayName: 'People' })).status).toBe(400);
    const deleted = await world.send('DELETE', path);
    expect([deleted.status, codeOf(deleted)]).toEqual([400, 'ErrorDeleteDistinguishedFolder']);
  });

  it('a deleted one takes those in it along; its contacts are in Deleted Items under their immutable ids', async () => {
    const outer = await create('Going');
    const inner = await create('With it', `${pathOf(outer)}/childFolders`);
    const made = (await world.send('POST', `${pathOf(inner)}/contacts`, { givenName: 'Kept' }, immutable)).body;
    const deletedItems = (await world.send('GET', `${user}/mailFolders/deleteditems`)).body;
    expect((await world.send('DELETE', pathOf(outer))).status).toBe(204);
    expect((await world.send('GET', pathOf(inner))).status).toBe(404);
    const contact = await world.send('GET', `${user}/contacts/${String(made['id'])}`, undefined, immutable);
    expect([contact.status, contact.body['parentFolderId']]).toEqual([200, deletedItems['id']]);
    const after = (await world.send('GET', `${user}/mailFolders/${String(deletedItems['id'])}`)).body;
    expect(checkGraph(after, 'mailFolder')).toEqual([]);
    expect(Number(after['totalItemCount'])).toBe(Number(deletedItems['totalItemCount']) + 1);
  });

  it('are tracked', async () => {
    const before = await create('Tracked');
    const first = await world.send('GET', `${folders}/delta`, undefined, { Prefer: 'odata.maxpagesize=100' });
    expect(checkGraph(valuesOf(first), 'contactFolder[]')).toEqual([]);
    expect(valuesOf(first).map((one) => one['id'])).toContain(before['id']);
    await world.send('DELETE', pathOf(before));
    const made = await create('News');
    const second = await world.send('GET', String(first.body['@odata.deltaLink']));
    expect(valuesOf(second)).toMatchObject([
      { id: before['id'], '@removed': { reason: 'deleted' } },
      { id: made['id'], displayName: 'News' },
    ]);
  });
});

describe('mail folders', () => {
  it('are the root and Deleted Items; messages are not played, and say so', async () => {
    const root = (await world.send('GET', `${user}/mailFolders/msgfolderroot`)).body;
    expect(checkGraph(root, 'mailFolder')).toEqual([]);
    const listed = valuesOf(await world.send('GET', `${user}/mailFolders`));
    expect(listed).toMatchObject([{ displayName: 'Deleted Items', parentFolderId: root['id'] }]);
    expect((await world.send('GET', `${user}/mailFolders/inbox`)).status).toBe(404);
    const messages = await world.send('GET', `${user}/mailFolders/deleteditems/messages`);
    expect([messages.status, codeOf(messages)]).toEqual([501, 'NotImplementedInSandbox']);
  });

  it('need a permission of their own', async () => {
    const token = await world.tokenWith({ roles: ['Contacts.ReadWrite'] });
    const headers = { Authorization: `Bearer ${token}` };
    expect((await world.send('GET', `${user}/mailFolders`, undefined, headers)).status).toBe(403);
  });
});
