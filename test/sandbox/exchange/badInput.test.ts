// What clients get wrong, kind by kind, and the status and code that each gets from the sandbox's Exchange.
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ada,
  allRoles,
  codeOf,
  grace,
  startExchangeWorld,
  type ExchangeWorld,
  type Json,
} from '../../support/exchangeWorld.ts';

let world: ExchangeWorld;
let foreignContact = '';
const contacts = `/v1.0/users/${ada}/contacts`;
const events = `/v1.0/users/${ada}/events`;
const enc = encodeURIComponent;
const at = (hour: number) => ({ dateTime: `2026-11-03T${String(hour).padStart(2, '0')}:00:00`, timeZone: 'UTC' });

beforeAll(async () => {
  world = await startExchangeWorld();
  const made = await world.send('POST', `/v1.0/users/${grace}/contacts`, { givenName: 'Hers' });
  foreignContact = String(made.body['id']);
});
afterAll(() => world.close());

function nested(depth: number): string {
  return `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
}

describe('bad bodies', () => {
  it.each<[string, string, unknown, number, string]>([
    ['JSON cut short', contacts, '{"givenName":', 400, 'BadRequest'],
    ['no body', contacts, undefined, 400, 'BadRequest'],
    ['a list', contacts, '[]', 400, 'BadRequest'],
    ['nesting without end', contacts, nested(50_000), 400, 'BadRequest'],
    ['a name twice', contacts, '{"givenName":"a","givenName":"b"}', 400, 'BadRequest'],
    ['an unknown property', contacts, { nickname2: 'x' }, 400, 'RequestBodyRead'],
    ['a name that JavaScript knows', contacts, '{"__proto__":{"givenName":"x"}}', 400, 'RequestBodyRead'],
    ['an unknown property further in', contacts, { homeAddress: { country: 'UK' } }, 400, 'RequestBodyRead'],
    ['a wrong type', contacts, { givenName: 1 }, 400, 'RequestBodyRead'],
    ['an object with a text of its own', contacts, { givenName: { toString: 1 } }, 400, 'RequestBodyRead'],
    ['null in a list', contacts, { categories: [null] }, 400, 'RequestBodyRead'],
    ['a date that is none', contacts, { birthday: '2026-02-30T00:00:00Z' }, 400, 'RequestBodyRead'],
    ['a wrong derived type', contacts, { '@odata.type': '#microsoft.graph.event' }, 400, 'RequestBodyRead'],
    ['a binding', contacts, { 'manager@odata.bind': 'users/x' }, 400, 'RequestBodyRead'],
    ['a text that is too long', contacts, { givenName: 'x'.repeat(256) }, 400, 'ErrorPropertyValidationFailure'],
    [
      'an unknown member of an enumeration',
      events,
      { start: at(9), end: at(10), showAs: 'away' },
      400,
      'RequestBodyRead',
    ],
    [
      'a number out of range',
      events,
      { start: at(9), end: at(10), reminderMinutesBeforeStart: 2 ** 31 },
      400,
      'RequestBodyRead',
    ],
    [
      'a number that is none',
      events,
      { start: at(9), end: at(10), reminderMinutesBeforeStart: 1.5 },
      400,
      'RequestBodyRead',
    ],
    [
      'null where none may be',
      events,
      { start: { dateTime: null, timeZone: 'UTC' }, end: at(10) },
      400,
      'RequestBodyRead',
    ],
    ['an end before the start', events, { start: at(10), end: at(9) }, 400, 'ErrorPropertyValidationFailure'],
    [
      'a zone that is none',
      events,
      { start: { ...at(9), timeZone: 'Mars' }, end: at(10) },
      400,
      'TimeZoneNotSupportedException',
    ],
    [
      'a subject that is too long',
      events,
      { subject: 'x'.repeat(256), start: at(9), end: at(10) },
      400,
      'ErrorPropertyValidationFailure',
    ],
    ['more than four megabytes', contacts, { personalNotes: 'x'.repeat(4_200_000) }, 413, 'RequestEntityTooLarge'],
  ])('with %s are refused', async (_what, path, body, status, code) => {
    const answer = await world.send('POST', path, body);
    expect([answer.status, codeOf(answer)]).toEqual([status, code]);
    expect(answer.body['error']).toMatchObject({
      message: expect.any(String),
      innerError: { date: expect.stringMatching(/^\d{4}-\d\d-\d\dT/), 'request-id': answer.headers.get('request-id') },
    });
  });

  it.each([
    ['text/plain', Buffer.from('{}'), 415],
    ['application/json; charset=utf-16', Buffer.from('{}'), 415],
    ['application/json', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), 400],
    ['application/json', Buffer.from('\ufeff{"givenName":"Mark"}'), 201],
    ['application/json', Buffer.from('{"givenName":"\\ud800"}'), 201],
  ])('as %s of these bytes (%#) answer as they should', async (type, body, status) => {
    const headers = { Authorization: `Bearer ${world.token}`, 'Content-Type': type };
    expect((await fetch(`${world.url}${contacts}`, { method: 'POST', headers, body })).status).toBe(status);
  });
});

describe('bad addresses', () => {
  it.each<[string, () => string, number, string]>([
    ['an id that is none', () => `${contacts}/nonsense`, 400, 'ErrorInvalidIdMalformed'],
    ["an id of somebody else's", () => `${contacts}/${foreignContact}`, 404, 'ErrorItemNotFound'],
    ['a mailbox that is none', () => '/v1.0/users/nobody@x.example/contacts', 404, 'ErrorInvalidUser'],
    ['a user that is none', () => '/v1.0/users/nobody@x.example', 404, 'Request_ResourceNotFound'],
    ['encoding that is none', () => `${contacts}/%E0%A4%A`, 400, 'BadRequest'],
    ['the version twice', () => `/v1.0/v1.0/users/${ada}`, 400, 'BadRequest'],
    ['a next page tampered with', () => `${contacts}?$skip=-10`, 400, 'RequestBroker--ParseUri'],
    ['a token of another kind', () => `${contacts}?$skiptoken=abc`, 400, 'ErrorInvalidUrlQuery'],
    ['a delta token tampered with', () => `${contacts}/delta?$deltatoken=abc.def`, 400, 'ErrorInvalidSyncStateData'],
    [
      'a delta token that is no state',
      () => `${contacts}/delta?$deltatoken=bnVsbA.${'a'.repeat(22)}`,
      400,
      'ErrorInvalidSyncStateData',
    ],
    ['an unknown option', () => `${contacts}?$apply=x`, 400, 'RequestBroker--ParseUri'],
    ['an option twice', () => `${contacts}?$top=1&$top=2`, 400, 'RequestBroker--ParseUri'],
    ['a page of none', () => `${contacts}?$top=0`, 400, 'RequestBroker--ParseUri'],
    ['a page of less than none', () => `${contacts}?$top=-1`, 400, 'RequestBroker--ParseUri'],
    ['a filter without an end', () => `${contacts}?$filter=${enc("givenName eq 'x")}`, 400, 'RequestBroker--ParseUri'],
    ['brackets without end', () => `${contacts}?$filter=${'('.repeat(5000)}`, 400, 'RequestBroker--ParseUri'],
    ['not without end', () => `${contacts}?$filter=${'not%20'.repeat(2000)}`, 400, 'RequestBroker--ParseUri'],
    [
      'types that do not go together',
      () => `${contacts}?$filter=${enc('givenName eq 1')}`,
      400,
      'RequestBroker--ParseUri',
    ],
    ['a member that is none', () => `${events}?$filter=${enc("showAs eq 'away'")}`, 400, 'RequestBroker--ParseUri'],
    ['an order by a list', () => `${contacts}?$orderby=categories`, 400, 'RequestBroker--ParseUri'],
    ['a format that is none', () => `${contacts}?$format=xml`, 400, 'BadRequest'],
    ['a count of what is no list', () => `/v1.0/users/${ada}/$count`, 400, 'RequestBroker--ParseUri'],
    ['an address too long', () => `${contacts}?x=${'y'.repeat(17_000)}`, 431, 'RequestHeaderFieldsTooLarge'],
    ['what is not played', () => '/beta/users', 501, 'NotImplementedInSandbox'],
  ])('with %s are refused', async (_what, path, status, code) => {
    const answer = await world.send('GET', path());
    expect([answer.status, codeOf(answer)]).toEqual([status, code]);
  });

  it('say where a filter is wrong', async () => {
    const answer = await world.send('GET', `${contacts}?$filter=${enc("givenName eq 'a' and (surname eq )")}`);
    expect((answer.body['error'] as Json)['message']).toContain('position 33');
  });

  it.each(['HEAD', 'OPTIONS'])('with the method %s are 405 and name the methods', async (method) => {
    const response = await fetch(`${world.url}${contacts}`, {
      method,
      headers: { Authorization: `Bearer ${world.token}` },
    });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, POST, PATCH, PUT, DELETE']);
  });
});

describe('bad tokens', () => {
  const whole = { roles: allRoles };
  const nowSeconds = () => Math.floor(Date.now() / 1000);
  it.each<[string, () => Promise<string>, string]>([
    ['none', () => Promise.resolve(''), 'Access token is empty.'],
    ['Basic', () => Promise.resolve('Basic abc'), 'Access token is empty.'],
    ['no token at all', () => Promise.resolve('Bearer abc'), 'CompactToken parsing failed with error code: 80049217'],
    [
      'an expired one',
      async () => `Bearer ${await world.tokenWith(whole, -10)}`,
      'Lifetime validation failed, the token is expired.',
    ],
    [
      'one of tomorrow',
      async () => `Bearer ${await world.tokenWith({ ...whole, nbf: nowSeconds() + 1000 })}`,
      'Lifetime validation failed, the token is not yet valid.',
    ],
    [
      'one of another tenant',
      async () => `Bearer ${await world.tokenWith({ ...whole, tid: 'other' })}`,
      'Access token validation failure. Invalid tenant.',
    ],
    [
      'a forged one',
      async () => `Bearer ${(await world.tokenWith(whole)).replace(/\.[^.]{4}([^.]*)$/, '.AAAA$1')}`,
      'Access token validation failure. Invalid signature or issuer.',
    ],
  ])('%s is 401, with its reason and a challenge', async (_what, authorization, message) => {
    const answer = await world.send('POST', contacts, '{', { Authorization: await authorization() });
    expect([answer.status, codeOf(answer), (answer.body['error'] as Json)['message']]).toEqual([
      401,
      'InvalidAuthenticationToken',
      message,
    ]);
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer /);
  });
});

describe('what is no HTTP', () => {
  const raw = (text: string) =>
    new Promise<string>((resolve) => {
      const chunks: Buffer[] = [];
      const socket = connect(Number(new URL(world.url).port), '127.0.0.1', () => socket.write(text));
      socket.on('data', (chunk) => chunks.push(chunk));
      socket.on('error', () => undefined).on('close', () => resolve(Buffer.concat(chunks).toString()));
    });
  const close = 'Connection: close\r\n\r\n';
  it.each([
    ['a word', 'hello\r\n\r\n', 400],
    ['a method that nobody knows', `NONSENSE /v1.0/users HTTP/1.1\r\nHost: x\r\n${close}`, 400],
    ['two lengths', `POST /v1.0/users HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n${close}`, 400],
    [
      'chunks that are none',
      `POST /v1.0/users HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nzz\r\n`,
      400,
    ],
    ['no host', `GET /v1.0/users HTTP/1.1\r\n${close}`, 400],
    ['HTTP of old without a host', 'GET /v1.0/users HTTP/1.0\r\n\r\n', 401],
    ['headers without end', `GET /v1.0/users HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(40_000)}\r\n${close}`, 431],
    ['an address with its host', `GET http://x/v1.0/users HTTP/1.1\r\nHost: x\r\n${close}`, 401],
  ])('%s gets an answer and harms nobody', async (_what, text, status) => {
    expect(await raw(text)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect((await world.send('GET', contacts)).status).toBe(200);
  });
});
