// Faults on both servers: adds storms, clears them, and counts what fired by kind.
import type { Server, ChaosWorld } from './world.ts';
import type { Storm } from './story.ts';

interface Rule {
  readonly storm: Storm;
  readonly body: { readonly [name: string]: unknown };
  left: number;
}

const SIEBEL_MODIFIED = { ERROR: 'The selected record has been modified by another user since it was retrieved (SBL-DAT-00523)' }; // prettier-ignore
const WRITES = ['POST', 'PATCH', 'PUT', 'DELETE'];

/** What a kind of fault does. */
function faultOf({ kind, server }: Storm): { readonly [name: string]: unknown } {
  switch (kind) {
    case 'delay':
      return { delayMs: 15 };
    case 'cutBefore':
      return { cut: 'before' };
    case 'cutAfter':
      return { cut: 'after' };
    case 'truncate':
      return { truncate: true };
    case 'double':
      return { double: true };
    case 'modified':
      return { status: 500, body: SIEBEL_MODIFIED };
    case '429':
    case '503':
      return { status: Number(kind), headers: { 'Retry-After': '2' } };
    case '400':
      return { status: 400, ...(server === 'siebel' ? { body: { ERROR: 'A fault (SBL-DAT-00500)' } } : {}) };
    default:
      return { status: Number(kind) };
  }
}

export class Weather {
  private readonly world: ChaosWorld;
  private rules: Rule[] = [];
  /** How often each kind fired, by server and kind. */
  readonly fired = new Map<string, number>();

  constructor(world: ChaosWorld) {
    this.world = world;
  }

  isCalm(): boolean {
    return this.rules.every(({ left }) => left === 0);
  }

  add(storm: Storm): void {
    // Only a delta reading can be refused with 410.
    const path = storm.kind === '410' ? '*delta*' : '*';
    const on = storm.kind === '410' ? 'reads' : ['409', 'modified'].includes(storm.kind) ? 'writes' : storm.on;
    const methods = on === 'all' ? ['*'] : on === 'reads' ? ['GET'] : WRITES;
    const { count, probability } = storm;
    for (const method of methods) this.rules.push({ storm, left: count, body: { method, path, probability, ...faultOf(storm) } }); // prettier-ignore
  }

  clear(): void {
    this.rules = [];
  }

  /** Lets it happen to the product's requests: people's own are none of its business. */
  async blow<T>(seed: number, work: () => Promise<T>): Promise<T> {
    const servers = (['graph', 'siebel'] as const).filter((server) => this.rulesOf(server).length > 0);
    for (const server of servers) {
      const rules = this.rulesOf(server).map(({ body, left }) => ({ ...body, count: left }));
      await this.world.door(server, 'POST', 'faults', {
        seed: seed + (this.rulesOf(server)[0]?.storm.seed ?? 0),
        rules,
      });
    }
    const result = await work();
    for (const server of servers) await this.pause(server);
    return result;
  }

  private rulesOf(server: Server): readonly Rule[] {
    return this.rules.filter((rule) => rule.storm.server === server && rule.left > 0);
  }

  /** Takes the rules back, and counts what fired. */
  private async pause(server: Server): Promise<void> {
    const mine = this.rulesOf(server);
    const { rules } = (await this.world.door(server, 'GET', 'faults')) as { rules: readonly { fired: number }[] };
    await this.world.door(server, 'DELETE', 'faults');
    mine.forEach((rule, index) => {
      const fired = rules[index]?.fired ?? 0;
      const key = `${server} ${rule.storm.kind}`;
      rule.left -= fired;
      if (fired > 0) this.fired.set(key, (this.fired.get(key) ?? 0) + fired);
    });
  }
}
