// The life of one product: every call that it makes, to a server or to its database, passes here, so that it can be killed before or after
// any of them. A dead product's calls never come back, as after a kill; nothing of it reaches anybody any more.
import type { Between } from '../../api/compose.ts';
import type { Http, HttpRequest } from '../../api/platform/http.ts';
import type { Store } from '../../api/store/store.ts';

/** A server that a call writes to. */
type Written = 'siebel' | 'graph';

export interface Life {
  readonly between: Between;
  /** Dies at the n-th call from now (0: the next write to Siebel): before it is made, or after it is done and before its answer comes back. */
  dieAt(calls: number, when: 'before' | 'after'): void;
  /** Lets something else happen before the n-th call from now, or before the next write to a server. */
  interrupt(calls: number | Written, work: () => Promise<void>): void;
  /** It will not die after all, and nothing comes in between. */
  spare(): void;
  isDead(): boolean;
  /** Settles when it dies. */
  readonly death: Promise<void>;
  /** Calls made so far. */
  calls(): number;
}

/** `passTime` is told of waits, which take no time here. */
export function createLife(passTime: (ms: number) => void): Life {
  let made = 0;
  let end: { readonly at: number | Written; readonly when: 'before' | 'after' } | null = null;
  let pause: { readonly at: number | Written; readonly work: () => Promise<void> } | null = null;
  let dead = false;
  let die: () => void = () => undefined;
  const death = new Promise<void>((resolve) => {
    die = () => {
      dead = true;
      resolve();
    };
  });
  const never = <T>(): Promise<T> => new Promise<T>(() => undefined);

  const call = async <T>(work: () => Promise<T>, written: Written | null = null): Promise<T> => {
    if (dead) return never();
    made += 1;
    const number = made;
    if (pause && (pause.at === number || pause.at === written)) {
      const { work: other } = pause;
      pause = null;
      await other();
    }
    const isLast = end !== null && (end.at === number || end.at === written);
    if (isLast && end?.when === 'before') die();
    if (dead) return never();
    const result = await work().then(
      (value) => ({ value }),
      (error: unknown) => ({ error }),
    );
    if (isLast) die();
    if (dead) return never();
    if ('error' in result) throw result.error;
    return result.value;
  };

  return {
    between: {
      http: (http): Http => ({
        fetch: (url, request) => call(() => http.fetch(url, request), writtenBy(String(url), request)),
        close: () => http.close(),
      }),
      store: (store) => guard(store, call),
      sleep: (ms) => call(() => Promise.resolve(passTime(ms))),
    },
    dieAt(calls, when) {
      end = { at: calls === 0 ? 'siebel' : made + calls, when };
    },
    interrupt(calls, work) {
      pause = { at: typeof calls === 'number' ? made + calls : calls, work };
    },
    spare() {
      end = pause = null;
    },
    isDead: () => dead,
    death,
    calls: () => made,
  };
}

function writtenBy(url: string, request: HttpRequest = {}): Written | null {
  if ((request.method ?? 'GET') === 'GET') return null;
  if (url.includes('/siebel/')) return 'siebel';
  return /"(PATCH|DELETE)"|\/(contacts|events|tasks)"/.test(request.body ?? '') ? 'graph' : null;
}

type Call = <T>(work: () => Promise<T>) => Promise<T>;

/** The store with each of its functions as a call. Closing is none: it is the end. */
function guard(store: Store, call: Call): Store {
  const guarded = (target: object): object =>
    new Proxy(target, {
      get(object, name) {
        const value: unknown = Reflect.get(object, name);
        if (typeof value === 'object' && value !== null) return guarded(value);
        if (typeof value !== 'function' || name === 'close') return value;
        return (...given: unknown[]) => call(() => Reflect.apply(value, object, given) as Promise<unknown>);
      },
    });
  return guarded(store) as Store;
}

/** What PostgreSQL tells a connection that an administrator ends. */
const ENDED = '57P01';

/** For a process in which products are killed: a connection that one was just opening has nobody any more to hear of its end. */
export function outliveConnections(): void {
  process.on('uncaughtException', (error: Error & { readonly code?: string }) => {
    if (error.code !== ENDED) throw error;
  });
}
