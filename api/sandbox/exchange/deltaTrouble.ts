// How change tracking is made unkind: what Graph's documentation permits (empty pages, replays, sparse entries, tokens that end), and what
// people report of it. Knows pages and their entries; must not know items.
import { z } from 'zod';
import type { Call } from './call.ts';
import { GraphError } from './GraphError.ts';
import type { Json } from './schema/readBody.ts';

const refusalSchema = z.strictObject({
  /** The request of a round that is refused: 1 is its deltaLink; a first round's first request has no token and is never refused. */
  page: z.number().int().positive().default(1),
  status: z.number().int().min(400).max(599).default(410),
  code: z.string().default('SyncStateNotFound'),
  /** Whether the answer brings an address to begin anew at, with an empty token. */
  location: z.boolean().default(false),
  /** Whether pages of a user's first round are refused as well, or only those of later rounds. */
  firstRounds: z.boolean().default(false),
  /** How many requests are refused; without it all. */
  count: z.number().int().positive().optional(),
});

/** The body of `POST /sandbox/delta`. */
export const deltaTroubleSchema = z.strictObject({
  /** Entries of a page at most, whatever was asked for. */
  pageSize: z.number().int().positive().optional(),
  /** Empty pages before each page with entries. */
  emptyPages: z.number().int().min(0).max(20).default(0),
  /** Each entry is told twice: on one `page`, or on two `pages` that follow each other. */
  repeats: z.enum(['page', 'pages']).optional(),
  /** The entries of a page come newest first. */
  shuffle: z.boolean().default(false),
  /** An entry brings its id and when it changed, nothing else. */
  sparse: z.boolean().default(false),
  /** A page ends with what was told of its items at first, after what they are now. */
  replays: z.boolean().default(false),
  /** A nextLink leads back to its own page. */
  stuck: z.boolean().default(false),
  /** The reason that removals give. */
  removed: z.enum(['deleted', 'changed']).default('deleted'),
  refuse: refusalSchema.optional(),
});

type Trouble = z.output<typeof deltaTroubleSchema>;

/** Where a request stands in its round. */
interface Standing {
  readonly page: number;
  /** Empty pages given since the last entries. */
  readonly hollow: number;
  /** 0 in every round but the first. */
  readonly floor: number;
}

const sparseNames = ['@odata.type', '@odata.etag', 'id', 'lastModifiedDateTime', 'seriesMasterId', 'type'];

const only = (entry: Json, names: readonly string[]): Json =>
  Object.fromEntries(Object.entries(entry).filter(([name]) => names.includes(name)));

export class DeltaTrouble {
  private trouble: Trouble = deltaTroubleSchema.parse({});
  private refusals = 0;
  private readonly toldFirst = new Map<string, Json>();

  set(trouble: Trouble): void {
    this.trouble = trouble;
    this.refusals = 0;
    this.toldFirst.clear();
  }

  describe(): Trouble & { readonly refused: number } {
    return { ...this.trouble, refused: this.refusals };
  }

  get pageSize(): number | undefined {
    return this.trouble.pageSize;
  }

  get isStuck(): boolean {
    return this.trouble.stuck;
  }

  /** How many entries a page moves on: half of them where the rest is told again. */
  stepOf(size: number): number {
    return this.trouble.repeats === 'pages' ? Math.max(1, Math.floor(size / 2)) : size;
  }

  isHollow({ hollow }: Standing): boolean {
    return hollow < this.trouble.emptyPages;
  }

  /** @throws GraphError where the token of this request is to be refused */
  refuse(call: Call, { floor, page }: Standing): void {
    const { refuse } = this.trouble;
    if (refuse?.page !== page || (floor > 0 && !refuse.firstRounds) || this.refusals >= (refuse.count ?? Infinity))
      return;
    this.refusals += 1;
    const headers: Record<string, string> = refuse.location
      ? { Location: `${call.origin}${call.path}?$deltatoken=` }
      : {};
    throw new GraphError(refuse.status, refuse.code, 'The token is refused, as was asked for.', headers);
  }

  /** The entries of a page as they are told. */
  tell(mailbox: string, entries: readonly Json[]): Json[] {
    const { repeats, shuffle, removed } = this.trouble;
    const now = entries.map((entry) => ('@removed' in entry ? { ...entry, '@removed': { reason: removed } } : this.cut(entry))); // prettier-ignore
    const told = [...(shuffle ? now.toReversed() : now), ...this.replayed(mailbox, now)];
    return repeats === 'page' ? [...told, ...told] : told;
  }

  private cut(entry: Json): Json {
    return this.trouble.sparse ? only(entry, sparseNames) : entry;
  }

  private replayed(mailbox: string, entries: readonly Json[]): Json[] {
    if (!this.trouble.replays) return [];
    return entries.flatMap((entry) => {
      const key = `${mailbox} ${String(entry['id'])}`;
      const first = this.toldFirst.get(key);
      if (!first) this.toldFirst.set(key, entry);
      return first && JSON.stringify(first) !== JSON.stringify(entry) ? [first] : [];
    });
  }
}
