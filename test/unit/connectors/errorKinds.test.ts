// What a server's refusal means for one record: worth another try, only after a change, or no trouble of the record at all.
import { describe, expect, it } from 'vitest';
import { throwForUser, troubleOf } from '../../../api/connectors/exchange/graphErrors.ts';
import { sendBatch, throwIfThrottled } from '../../../api/connectors/exchange/graphBatch.ts';
import type { GraphClient } from '../../../api/connectors/exchange/graphClient.ts';
import type { GraphAnswer } from '../../../api/connectors/exchange/graphTypes.ts';
import { troubleOf as siebelTroubleOf } from '../../../api/connectors/siebel/siebelErrors.ts';
import { Throttled } from '../../../api/errors.ts';
import { readRetryAfter } from '../../../api/platform/retryAfter.ts';

const now = new Date('2026-12-01T00:00:00Z');

function answer(status: number, code = '', headers: Record<string, string> = {}): GraphAnswer {
  return { status, headers, body: { error: { code } } };
}

describe('a refusal of Graph for one item', () => {
  it.each([
    [400, 'ErrorInvalidProperty', 'rejected'],
    [400, 'ErrorServerBusy', 'transient'],
    [403, 'ErrorAccessDenied', 'transient'],
    [404, 'ErrorItemNotFound', 'not-found'],
    [404, 'MailboxInfoStale', 'transient'],
    [405, '', 'rejected'],
    [408, 'ErrorTimeoutExpired', 'transient'],
    [409, 'ErrorIrresolvableConflict', 'precondition'],
    [410, 'Gone', 'not-found'],
    [412, 'ErrorIrresolvableConflict', 'precondition'],
    [413, 'ErrorMessageSizeExceeded', 'rejected'],
    [415, '', 'rejected'],
    [422, '', 'rejected'],
    [423, 'Locked', 'transient'],
    [424, 'FailedDependency', 'transient'],
    [429, 'ApplicationThrottled', 'throttled'],
    [429, 'ErrorTooManyObjectsOpened', 'throttled'],
    [500, 'ErrorInternalServerError', 'transient'],
    [500, 'ErrorInternalServerTransientError', 'transient'],
    [500, 'ErrorItemCorrupt', 'rejected'],
    [500, 'ErrorPropertyValidationFailure', 'rejected'],
    [501, 'NotImplemented', 'rejected'],
    [502, 'BadGateway', 'transient'],
    [503, 'ServiceUnavailable', 'transient'],
    [503, 'ErrorMailboxMoveInProgress', 'transient'],
    [504, 'GatewayTimeout', 'transient'],
    [507, 'InsufficientStorage', 'transient'],
  ])('%i %s is %s', (status, code, kind) => {
    expect(troubleOf(answer(status, code), now).kind).toBe(kind);
  });
});

describe('a refusal of Graph for the user', () => {
  it.each([
    [404, 'ErrorNonExistentMailbox', 'MailboxUnavailable', /does not exist.*Correct the address/],
    [404, 'Request_ResourceNotFound', 'MailboxUnavailable', /does not exist/],
    [404, 'MailboxNotEnabledForRESTAPI', 'MailboxUnavailable', /no Exchange Online licence.*Assign a licence/],
    [403, 'ErrorAccountDisabled', 'MailboxUnavailable', /account.*disabled/],
    [403, 'ErrorAccessDenied', 'MailboxUnavailable', /closed to the application.*Let the application into it/],
    [403, 'Anything', 'MailboxUnavailable', /closed to the application/],
    [403, 'Authorization_RequestDenied', 'AuthorizationLost', /consent/],
    [401, 'InvalidAuthenticationToken', 'AuthorizationLost', /credentials/],
  ])('%i %s is %s, with what to do', (status, code, name, message) => {
    const thrown = (() => {
      try {
        throwForUser(answer(status, code));
      } catch (error) {
        return error as Error;
      }
      return null;
    })();
    expect(thrown).toMatchObject({ name });
    expect(thrown?.message).toMatch(message);
  });
});

describe('a refusal of Siebel', () => {
  it.each([
    [500, 'SBL-DAT-00322', 'transient'],
    [500, 'SBL-DAT-00565', 'transient'],
    [500, 'SBL-DBC-00112', 'transient'],
    [500, 'SBL-SVR-00026', 'transient'],
    [500, 'SBL-DAT-00381', 'rejected'],
    [500, 'SBL-EAI-04381', 'rejected'],
    [500, 'SBL-APS-00802', 'rejected'],
    [423, '', 'transient'],
    [429, '', 'throttled'],
    [400, '', 'rejected'],
  ])('%i %s is %s', (status, text, kind) => {
    expect(siebelTroubleOf(status, text).kind).toBe(kind);
  });
});

describe('Retry-After', () => {
  it('is in seconds or a date; nonsense says nothing, the past means now', () => {
    expect(readRetryAfter('7', now)).toBe(7_000);
    expect(readRetryAfter('Tue, 01 Dec 2026 00:00:09 GMT', now)).toBe(9_000);
    expect(readRetryAfter('Mon, 30 Nov 2026 00:00:00 GMT', now)).toBe(0);
    expect(readRetryAfter('-5', now)).toBe(0);
    for (const text of ['soon', '', ' ', null, undefined]) expect(readRetryAfter(text, now)).toBeNull();
  });

  it('of a day is cut to an hour, and that is told', () => {
    const error = new Throttled('Exchange answered 429.', 86_400_000);
    expect(error.retryAfterMs).toBe(3_600_000);
    expect(error.message).toContain('It asks to wait 1440 minutes; it is asked again in an hour.');
    expect(new Throttled('Exchange answered 429.', 60_000)).toMatchObject({ retryAfterMs: 60_000, message: 'Exchange answered 429.' }); // prettier-ignore
  });

  it('of a batch’s member is waited for, as a date as well, and only that member is sent again', async () => {
    const waits: number[] = [];
    const sizes: number[] = [];
    const client = {
      now: () => now,
      waitFor: async (ms: number) => waits.push(ms) > 0,
      send: async (_mailbox: string, { body }: { body: { requests: { id: string }[] } }) => {
        sizes.push(body.requests.length);
        const responses = body.requests.map(({ id }) =>
          sizes.length === 1 && id === '2'
            ? { id, status: 429, headers: { 'Retry-After': 'Tue, 01 Dec 2026 00:00:04 GMT' }, body: {} }
            : { id, status: 200, headers: {}, body: {} },
        );
        return { status: 200, headers: {}, body: { responses } };
      },
    } as unknown as GraphClient;
    const requests = ['/a', '/b', '/c'].map((path) => ({ method: 'GET' as const, path }));
    const answers = await sendBatch(client, 'm', requests);
    expect(answers.map((one) => one?.status)).toEqual([200, 200, 200]);
    expect([waits, sizes]).toEqual([[4_000], [3, 1]]);
  });
});

describe('a batch of reads', () => {
  it('ends the run when a member is throttled or every member unavailable, not for one item that is', () => {
    expect(() => throwIfThrottled([answer(200), answer(429)], now)).toThrow(Throttled);
    expect(() => throwIfThrottled([answer(503), answer(503)], now)).toThrow(Throttled);
    expect(() => throwIfThrottled([answer(200), answer(503), null], now)).not.toThrow();
    expect(() => throwIfThrottled([answer(503)], now)).not.toThrow();
  });
});
