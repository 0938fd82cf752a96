// Keeps requests and answers for tests that check them against Graph's schema. Off until asked for, and bounded.

export interface Exchange {
  readonly method: string;
  readonly url: string;
  readonly requestBody?: unknown;
  readonly status: number;
  readonly responseBody?: unknown;
}

const most = 20_000;

export class TrafficLog {
  private isOn = false;
  private kept: Exchange[] = [];

  /** Turns recording on (from nothing) or off (what was recorded stays). */
  record(isOn: boolean): void {
    if (isOn) this.kept = [];
    this.isOn = isOn;
  }

  all(): readonly Exchange[] {
    return this.kept;
  }

  add(exchange: Exchange): void {
    if (this.isOn && this.kept.length < most) this.kept.push(exchange);
  }
}
