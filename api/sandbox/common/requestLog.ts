// Counts what a server was asked: by method and route, and how many requests of one mailbox were in work at once.

export interface RequestCounts {
  readonly total: number;
  /** `GET /users/{id}/contacts` and the like. */
  readonly byRoute: Readonly<Record<string, number>>;
  /** Requests inside a $batch; they are counted in byRoute too, the $batch itself as one. */
  readonly batchMembers: number;
  /** The most requests of one key (mailbox) at once. */
  readonly peaks: Readonly<Record<string, number>>;
}

export class RequestLog {
  private routes = new Map<string, number>();
  private running = new Map<string, number>();
  private peaks = new Map<string, number>();
  private total = 0;
  private batchMembers = 0;

  /** Counts a request by its route, with the mailbox it is for if there is one; call the result when it is done. */
  begin(method: string, route: string, key: string | null = null, inBatch = false): () => void {
    const name = `${method.toUpperCase()} ${route}`;
    this.routes.set(name, (this.routes.get(name) ?? 0) + 1);
    if (inBatch) this.batchMembers += 1;
    else this.total += 1;
    if (key === null) return () => undefined;
    const now = (this.running.get(key) ?? 0) + 1;
    this.running.set(key, now);
    this.peaks.set(key, Math.max(this.peaks.get(key) ?? 0, now));
    return () => {
      const left = (this.running.get(key) ?? 1) - 1;
      if (left > 0) this.running.set(key, left);
      else this.running.delete(key);
    };
  }

  counts(): RequestCounts {
    return {
      total: this.total,
      byRoute: Object.fromEntries([...this.routes].sort()),
      batchMembers: this.batchMembers,
      peaks: Object.fromEntries([...this.peaks].sort()),
    };
  }

  reset(): void {
    this.routes.clear();
    this.peaks.clear();
    this.total = 0;
    this.batchMembers = 0;
  }
}
