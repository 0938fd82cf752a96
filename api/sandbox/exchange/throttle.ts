// Exchange's limits per application and mailbox: requests at once, and requests in a window of time. The clock comes in with each question.
import { GraphError } from './GraphError.ts';

export interface Limits {
  /** Requests in work at once. */
  readonly concurrent: number;
  readonly requests: number;
  readonly windowSeconds: number;
  /** What Retry-After says when too many are at work at once. */
  readonly retryAfterSeconds: number;
}

/** Graph's own: 4 at once, 10,000 in 10 minutes. */
export const graphLimits: Limits = { concurrent: 4, requests: 10_000, windowSeconds: 600, retryAfterSeconds: 1 };

interface Usage {
  atWork: number;
  count: number;
  windowStartMs: number;
}

export class Throttle {
  limits: Limits = graphLimits;
  private readonly usages = new Map<string, Usage>();

  /** Forgets what was counted; requests at work stay counted. */
  reset(): void {
    for (const usage of this.usages.values()) usage.count = 0;
  }

  /**
   * Lets a request in; call the result when it is done.
   * @throws GraphError 429 ApplicationThrottled with Retry-After
   */
  enter(key: string, nowMs: number): () => void {
    const usage = this.usages.get(key) ?? { atWork: 0, count: 0, windowStartMs: nowMs };
    this.usages.set(key, usage);
    const { concurrent, requests, windowSeconds, retryAfterSeconds } = this.limits;
    const elapsedMs = nowMs - usage.windowStartMs;
    if (elapsedMs >= windowSeconds * 1000 || elapsedMs < 0) Object.assign(usage, { count: 0, windowStartMs: nowMs });
    usage.count += 1;
    if (usage.count > requests)
      throw throttled('RequestBudget', Math.ceil(windowSeconds - (nowMs - usage.windowStartMs) / 1000));
    if (usage.atWork >= concurrent) throw throttled('MailboxConcurrency', retryAfterSeconds);
    usage.atWork += 1;
    return () => {
      usage.atWork -= 1;
    };
  }
}

function throttled(limit: string, seconds: number): GraphError {
  const headers = { 'Retry-After': String(Math.max(1, seconds)) };
  return new GraphError(429, 'ApplicationThrottled', `Application is over its ${limit} limit.`, headers);
}
