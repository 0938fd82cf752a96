// Facts about users, mailbox settings, permissions and addresses as the sandbox's Exchange plays them.
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

let world: ExchangeWorld;
beforeAll(async () => {
  world = await startExchangeWorld();
});
afterAll(() => world.close());

const withToken = async (path: string, claims: Json, method = 'GET', life?: number) =>
  world.send(method, path, method === 'POST' ? { givenName: 'x' } : undefined, {
    Authorization: `Bearer ${await world.tokenWith(claims, life)}`,
  });

describe('users', () => {
  it('are listed, found by address in any case, by object id and by filter', async () => {
    const users = valuesOf(await world.send('GET', '/v1.0/users'));
    expect([users.length, checkGraph(users, 'user[]')]).toEqual([3, []]);
    const byName = (await world.send('GET', `/v1.0/users/${ada.toUpperCase()}`)).body;
    expect(byName).toMatchObject({ mail: ada, userPrincipalName: ada, displayName: 'Ada Byron' });
    expect((await world.send('GET', `/v1.0/users/${String(byName['id'])}`)).body).toEqual(byName);
    const filter = encodeURIComponent(`mail eq '${ada}' or userPrincipalName eq '${ada}'`);
    expect(valuesOf(await world.send('GET', `/v1.0/users?$filter=${filter}`)).map((user) => user['id'])).toEqual([
      byName['id'],
    ]);
  });

  it('show all their addresses when selected', async () => {
    const path = `/v1.0/users/${ada}?$select=proxyAddresses`;
    expect((await world.send('GET', path)).body['proxyAddresses']).toEqual([`SMTP:${ada}`, 'smtp:ada@siebel.example']);
    const filter = encodeURIComponent("proxyAddresses/any(p:p eq 'smtp:ada@siebel.example')");
    expect(valuesOf(await world.send('GET', `/v1.0/users?$filter=${filter}`)).length).toBe(1);
  });

  it('that do not exist answer as the directory and as Exchange do', async () => {
    const directory = await world.send('GET', '/v1.0/users/nobody@x.example');
    expect([directory.status, codeOf(directory)]).toEqual([404, 'Request_ResourceNotFound']);
    const mailbox = await world.send('GET', '/v1.0/users/nobody@x.example/contacts');
    expect([mailbox.status, codeOf(mailbox)]).toEqual([404, 'ErrorInvalidUser']);
  });

  it("have mailbox settings with the zone's Windows name", async () => {
    const { body } = await world.send('GET', `/v1.0/users/${ada}/mailboxSettings`);
    expect(checkGraph(body, 'mailboxSettings')).toEqual([]);
    expect(body).toMatchObject({ timeZone: 'GMT Standard Time', language: { locale: 'en-GB' } });
    expect((await world.send('GET', `/v1.0/users/${ada}/mailboxSettings/timeZone`)).body['value']).toBe(
      'GMT Standard Time',
    );
  });
});

describe('the directory', () => {
  it('is searched with ConsistencyLevel: eventual, filtered and counted', async () => {
    const eventual = { ConsistencyLevel: 'eventual' };
    const search = encodeURIComponent('"displayName:ada" OR "mail:grace"');
    const found = await world.send('GET', `/v1.0/users?$search=${search}&$count=true`, undefined, eventual);
    expect([found.body['@odata.count'], valuesOf(found).map((one) => one['givenName'])]).toEqual([2, ['Ada', 'Grace']]);
    expect((await world.send('GET', `/v1.0/users?$search=${search}`)).status).toBe(400);
    const filter = encodeURIComponent("startswith(displayName,'Konrad')");
    expect(valuesOf(await world.send('GET', `/v1.0/users?$filter=${filter}`))).toHaveLength(1);
    const headers = { Authorization: `Bearer ${world.token}`, ...eventual };
    const count = await fetch(`${world.url}/v1.0/users/$count`, { headers });
    expect((await count.text()).trim()).toMatch(/^\W?3$/);
  });

  it('has no managers, no reports and no photos', async () => {
    const contact = (await world.send('POST', `/v1.0/users/${ada}/contacts`, { givenName: 'Plain' })).body;
    const answers = [
      ['/manager', 'Request_ResourceNotFound'],
      ['/photo', 'ImageNotFound'],
      ['/photo/$value', 'ImageNotFound'],
      [`/contacts/${encodeURIComponent(String(contact['id']))}/photo/$value`, 'ErrorItemNotFound'],
    ];
    for (const [path, code] of answers) {
      const answer = await world.send('GET', `/v1.0/users/${ada}${String(path)}`);
      expect([path, answer.status, codeOf(answer)]).toEqual([path, 404, code]);
    }
    expect(valuesOf(await world.send('GET', `/v1.0/users/${ada}/directReports`))).toEqual([]);
    expect((await world.send('PUT', `/v1.0/users/${ada}/photo/$value`, {})).status).toBe(501);
  });

  it('knows the organization with its domains, and the rooms', async () => {
    const found = valuesOf(await world.send('GET', '/v1.0/organization'));
    expect(checkGraph(found, 'organization[]')).toEqual([]);
    expect(found).toMatchObject([{ displayName: 'Siebel Example', verifiedDomains: [{ name: 'siebel.example' }] }]);
    const one = await world.send('GET', `/v1.0/organization/${String(found[0]?.['id'])}`);
    expect([one.status, one.body['displayName']]).toEqual([200, 'Siebel Example']);
    const rooms = await world.send('GET', '/v1.0/places/microsoft.graph.room');
    expect([rooms.status, checkGraph(valuesOf(rooms), 'room[]')]).toEqual([200, []]);
  });
});

describe('permissions', () => {
  it('a request without a token, with an expired one or for another audience is 401', async () => {
    const bare = await fetch(`${world.url}/v1.0/users`);
    expect([bare.status, bare.headers.has('www-authenticate')]).toEqual([401, true]);
    const expired = await withToken('/v1.0/users', { roles: ['User.Read.All'] }, 'GET', -3600);
    expect([expired.status, codeOf(expired)]).toEqual([401, 'InvalidAuthenticationToken']);
    expect((await withToken('/v1.0/users', { tid: 'another' })).status).toBe(401);
  });

  it('each resource needs its own application permission', async () => {
    const reads = { roles: ['Contacts.Read'] };
    expect((await withToken(`/v1.0/users/${ada}/contacts`, reads)).status).toBe(200);
    expect((await withToken(`/v1.0/users/${ada}/contacts`, reads, 'POST')).status).toBe(403);
    const denied = await withToken(`/v1.0/users/${ada}/events`, reads);
    expect([denied.status, codeOf(denied)]).toEqual([403, 'ErrorAccessDenied']);
    expect(codeOf(await withToken('/v1.0/users', reads))).toBe('Authorization_RequestDenied');
  });

  it("/me is for people only, who reach their own mailbox and no other's", async () => {
    expect((await world.send('GET', '/v1.0/me/contacts')).status).toBe(400);
    const person = { preferred_username: ada, scp: 'Contacts.ReadWrite User.Read' };
    expect((await withToken('/v1.0/me', person)).body['mail']).toBe(ada);
    expect((await withToken('/v1.0/me/contacts', person)).status).toBe(200);
    expect((await withToken('/v1.0/users/grace.hopper@siebel.example/contacts', person)).status).toBe(403);
  });
});

describe('what is not played', () => {
  it.each(['/v1.0/groups', `/v1.0/users/${ada}/messages`, `/v1.0/users/${ada}/contacts?$search=x`, '/beta/users'])(
    '%s is refused by name',
    async (path) => {
      const answer = await world.send('GET', path);
      expect([answer.status, codeOf(answer)]).toEqual([501, 'NotImplementedInSandbox']);
    },
  );

  it('errors carry the ids that support asks for', async () => {
    const answer = await world.send('GET', '/v1.0/users/nobody@x.example', undefined, { 'client-request-id': 'c-1' });
    expect(answer.body['error']).toMatchObject({ innerError: { 'client-request-id': 'c-1' } });
    expect(answer.headers.get('client-request-id')).toBe('c-1');
  });
});
