// Stamps, and what Graph's refusals mean: pure.
import { describe, expect, it } from 'vitest';
import {
  expectSuccess,
  isExpired,
  retryAfterMs,
  throwForUser,
  troubleOf,
} from '../../../api/connectors/exchange/graphErrors.ts';
import { pathOfLink } from '../../../api/connectors/exchange/graphPages.ts';
import type { GraphAnswer } from '../../../api/connectors/exchange/graphTypes.ts';
import {
  extendedValue,
  mailsPeople,
  readStamp,
  stampResource,
  stampValue,
  taskStamp,
  transactionId,
  withProperties,
} from '../../../api/connectors/exchange/stamps.ts';
import { ianaName } from '../../../api/connectors/exchange/exchangeConnector.ts';
import { troubleOf as siebelTrouble } from '../../../api/connectors/siebel/siebelErrors.ts';
import { AuthorizationLost, CursorExpired, MailboxUnavailable, Throttled } from '../../../api/errors.ts';

const mailbox = 'ada@siebel.example';
const now = new Date('2026-12-01T00:00:00Z');
const answer = (status: number, code = '', headers: Record<string, string> = {}): GraphAnswer => {
  return { status, headers, body: { error: { code, message: 'Secret subject' } } };
};

describe('a stamp', () => {
  it('is read only for the mailbox it was made for', () => {
    const value = stampValue('1-A', 'Ada@Siebel.example');
    expect(readStamp(value, mailbox)).toBe('1-A');
    expect([
      readStamp(value, 'grace@siebel.example'),
      readStamp('v2;1-A;ada@siebel.example', mailbox),
      readStamp(null, mailbox),
    ]).toEqual([null, null, null]);
  });

  it('of a task counts only in a link of ours', () => {
    const foreign = { ...stampResource('1-A', mailbox), applicationName: 'Another' };
    expect(taskStamp({ linkedResources: [foreign] }, mailbox)).toBe(null);
    expect(taskStamp({ linkedResources: [foreign, stampResource('1-B', mailbox)] }, mailbox)).toBe('1-B');
  });

  it('gives every record of a mailbox one transaction, a GUID', () => {
    expect(transactionId(mailbox, '1-A')).toBe(transactionId('ADA@siebel.example', '1-A'));
    expect(transactionId(mailbox, '1-A')).not.toBe(transactionId(mailbox, '1-B'));
    expect(transactionId(mailbox, '1-A')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});

describe('extended properties', () => {
  const item = {
    singleValueExtendedProperties: [
      { id: 'Integer 0x0036', value: '2' },
      { id: 'String {ABC} Name X', value: 'x' },
    ],
  };

  it('are found whatever the case and zeros of their id', () => {
    expect([
      extendedValue(item, 'Integer 0x36'),
      extendedValue(item, 'string {abc} name x'),
      extendedValue(item, 'Integer 0x360'),
    ]).toEqual(['2', 'x', null]);
  });

  it('are replaced, not doubled', () => {
    expect(withProperties(item, [{ id: 'Integer 0x36', value: '0' }]).map((property) => property['value'])).toEqual([
      'x',
      '0',
    ]);
  });
});

describe('an event', () => {
  it('mails people when it has guests, unless somebody else organises it; unknown counts as so', () => {
    const attendees = [{ emailAddress: { address: 'x@y.z' } }];
    expect([{ attendees }, { attendees, isOrganizer: true }, null].map(mailsPeople)).toEqual([true, true, true]);
    expect([{ attendees, isOrganizer: false }, { attendees: [] }, {}].map(mailsPeople)).toEqual([false, false, false]);
  });
});

describe('a refusal of Graph', () => {
  it.each([
    [410, ''],
    [400, 'SyncStateNotFound'],
    [404, 'syncStateInvalid'],
    [400, 'ResyncRequired'],
    [400, 'fullSyncRequired'],
  ])('%i %s means that the cursor is forgotten', (status, code) => {
    expect(isExpired(answer(status, code))).toBe(true);
    expect(() => expectSuccess(answer(status, code), now)).toThrow(CursorExpired);
  });

  it.each([
    [403, 'ErrorAccessDenied', MailboxUnavailable],
    [401, 'ErrorAccessDenied', MailboxUnavailable],
    [404, 'ErrorInvalidUser', MailboxUnavailable],
    [404, 'ResourceNotFound', MailboxUnavailable],
    [404, 'MailboxNotEnabledForRESTAPI', MailboxUnavailable],
    [401, 'InvalidAuthenticationToken', AuthorizationLost],
  ])('%i %s ends the run of the user', (status, code, error) => {
    expect(() => throwForUser(answer(status, code))).toThrow(error);
  });

  it('of one item is the item’s trouble', () => {
    const kinds = [404, 412, 409, 400, 429, 500, 504].map((status) => troubleOf(answer(status), now).kind);
    expect(kinds).toEqual([
      'not-found',
      'precondition',
      'precondition',
      'rejected',
      'throttled',
      'transient',
      'transient',
    ]);
    expect(() => throwForUser(answer(404, 'ErrorItemNotFound'))).not.toThrow();
  });

  it('never repeats the server’s message', () => {
    expect(JSON.stringify(troubleOf(answer(400, 'ErrorInvalidProperty'), now))).not.toContain('Secret');
  });

  it('asks to wait in seconds, or until a date', () => {
    expect(retryAfterMs(answer(429, '', { 'retry-after': '7' }), now)).toBe(7000);
    expect(retryAfterMs(answer(429, '', { 'retry-after': 'Tue, 01 Dec 2026 00:00:09 GMT' }), now)).toBe(9000);
    expect(retryAfterMs(answer(429), now)).toBe(null);
    expect(() => expectSuccess(answer(429), now)).toThrow(Throttled);
  });
});

describe('a refusal of Siebel', () => {
  it.each([
    [500, 'SBL-DAT-00523: The selected record has been modified by another user', 'precondition', null],
    [
      500,
      'SBL-DAT-00225: The value entered in field Priority of buscomp Action does not match',
      'rejected',
      'Priority',
    ],
    [500, "SBL-DAT-00498: 'Last Name' is a required field.", 'rejected', 'Last Name'],
    [500, "SBL-DAT-00299: Value too long for field 'Comment' (maximum size 255).", 'rejected', 'Comment'],
    [500, 'SBL-SVR-01042: Internal error', 'transient', null],
    [503, '', 'transient', null],
    [404, 'No record of Contact has the Id 1-A', 'not-found', null],
  ])('%i %s is %s', (status, text, kind, field) => {
    expect(siebelTrouble(status, text)).toMatchObject({ kind, field });
  });
});

describe('links and zones', () => {
  it('of a link only the path after the version is used, untouched', () => {
    const link = 'https://elsewhere.example/v1.0/users/a@b.c/events?$skiptoken=a%3Db&x=1+2';
    expect(pathOfLink(link)).toBe('/users/a@b.c/events?$skiptoken=a%3Db&x=1+2');
  });

  it('names of zones become IANA’s', () => {
    expect(['GMT Standard Time', 'Europe/Berlin', 'tzone://Microsoft/Custom'].map(ianaName)).toEqual([
      'Europe/London',
      'Europe/Berlin',
      'UTC',
    ]);
  });
});
