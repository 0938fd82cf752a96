// Fault rules: which requests they hit, how often, and always the same ones for a seed.
import { describe, expect, it } from 'vitest';
import { FaultPlan, faultsSchema } from '../../../api/sandbox/common/faults.ts';
import { RequestLog } from '../../../api/sandbox/common/requestLog.ts';

function planOf(body: unknown): FaultPlan {
  const plan = new FaultPlan();
  plan.set(faultsSchema.parse(body));
  return plan;
}

/** Which of many like requests fail. */
function victims(plan: FaultPlan, count: number): number[] {
  return Array.from({ length: count }, (_, n) => n).filter(() => plan.take('GET', '/v1.0/users') !== null);
}

describe('a fault rule', () => {
  it.each([
    ['*', '/anything', true],
    ['/v1.0/users/*/events', '/v1.0/users/ann@x.example/events', true],
    ['/v1.0/users/*/events', '/v1.0/users/ann@x.example/events/1', false],
    ['/users/*', '/v1.0/users/ann', false],
    ['/V1.0/Users', '/v1.0/users', true],
    ['/v1.0/', '/v1x0/', false],
    ['/events/[0-9]+$/', '/v1.0/users/ann/events/12', true],
    ['/events/[0-9]+$/', '/v1.0/users/ann/events/xy', false],
  ])('for %s and the path %s: %s', (path, asked, isHit) => {
    expect(planOf([{ path, status: 500 }]).take('GET', asked) !== null).toBe(isHit);
  });

  it('hits its method only', () => {
    const plan = planOf([{ method: 'post', status: 500 }]);
    expect(plan.take('GET', '/x')).toBeNull();
    expect(plan.take('POST', '/x')).toMatchObject({ status: 500 });
  });

  it('with a count is spent after it, and the next rule has its turn', () => {
    const plan = planOf([
      { count: 2, status: 503 },
      { count: 1, status: 429 },
    ]);
    expect([1, 2, 3, 4].map(() => plan.take('GET', '/x')?.status)).toEqual([503, 503, 429, undefined]);
    expect(plan.describe().map(({ fired }) => fired)).toEqual([2, 1]);
  });

  it('with a skip lets so many pass first', () => {
    const plan = planOf([{ skip: 2, count: 1, status: 503 }]);
    expect([1, 2, 3, 4].map(() => plan.take('GET', '/x')?.status)).toEqual([undefined, undefined, 503, undefined]);
  });

  it('with a probability hits about that share, the same requests for the same seed', () => {
    const rules = [{ probability: 0.3, cut: 'after' }];
    const first = victims(planOf({ seed: 7, rules }), 1_000);
    expect(victims(planOf({ seed: 7, rules }), 1_000)).toEqual(first);
    expect(victims(planOf({ seed: 8, rules }), 1_000)).not.toEqual(first);
    expect(first.length).toBeGreaterThan(250);
    expect(first.length).toBeLessThan(350);
  });

  it('is gone when rules are cleared', () => {
    const plan = planOf([{ status: 500 }]);
    plan.clear();
    expect(plan.take('GET', '/x')).toBeNull();
  });
});

describe('the request log', () => {
  it('counts by method and route, and members of a batch apart', () => {
    const log = new RequestLog();
    log.begin('GET', '/users/{id}/contacts')();
    log.begin('get', '/users/{id}/contacts')();
    log.begin('POST', '/$batch')();
    log.begin('GET', '/users/{id}/events', null, true)();
    expect(log.counts()).toEqual({
      total: 3,
      batchMembers: 1,
      byRoute: { 'GET /users/{id}/contacts': 2, 'GET /users/{id}/events': 1, 'POST /$batch': 1 },
      peaks: {},
    });
  });

  it('remembers the most requests of a mailbox at once, until it is reset', () => {
    const log = new RequestLog();
    const ends = ['ann', 'ann', 'ben'].map((key) => log.begin('GET', '/x', key));
    for (const end of ends) end();
    log.begin('GET', '/x', 'ann')();
    expect(log.counts().peaks).toEqual({ ann: 2, ben: 1 });
    log.reset();
    expect(log.counts()).toEqual({ total: 0, batchMembers: 0, byRoute: {}, peaks: {} });
  });
});
