// Whatever a client sends, the sandbox's Exchange answers with an error of Graph's and goes on. FUZZ_REQUESTS says how many requests are
// made (100,000 for a thorough run), FUZZ_SEED which ones; a failure names both.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../../../api/sandbox/exchange/routes/routes.ts';
import { bodyOf, flawOf, startFuzzWorld } from './fuzzWorld.ts';
import type { FuzzWorld } from './fuzzWorld.ts';
import { anyBatch, anyRequest } from './requests.ts';
import type { FuzzRequest, KnownIds } from './requests.ts';

const total = Number(process.env['FUZZ_REQUESTS'] ?? 5000);
const seed = Number(process.env['FUZZ_SEED'] ?? 20261103);
/** Requests before everything begins anew, so that lists stay short. */
const round = 500;
const minuteMs = 60_000;

let world: FuzzWorld;
beforeAll(async () => {
  world = await startFuzzWorld();
});
afterAll(() => world.close());

async function flawOfOne({ method, url, headers, body }: FuzzRequest): Promise<string | undefined> {
  const answer = await world.send(method, url, headers, body);
  return method === 'HEAD'
    ? flawOf(answer.status, { error: undefined })?.match(/^the status.*/)?.[0]
    : flawOf(answer.status, bodyOf(answer));
}

async function flawOfBatch(body: unknown): Promise<string | undefined> {
  const answer = await world.send('POST', '$batch', {}, body);
  const flaw = flawOf(answer.status, bodyOf(answer));
  if (flaw !== undefined || answer.status >= 400) return flaw;
  const { responses } = bodyOf(answer) as { responses: { status: unknown; body: unknown }[] };
  return responses.map((one) => flawOf(one.status, one.body)).find((one) => one !== undefined);
}

/** Does all of a list, three at a time, and tells the flaws with what caused them. */
async function flawsOf<One>(
  list: readonly One[],
  flawOfIt: (one: One) => Promise<string | undefined>,
): Promise<string[]> {
  const flaws: string[] = [];
  const rest = list.values();
  const worker = async () => {
    for (const one of rest) {
      const flaw = await flawOfIt(one).catch((error: unknown) => `no answer: ${String(error)}`);
      if (flaw !== undefined) flaws.push(`${flaw}: ${JSON.stringify(one).slice(0, 1500)}`);
    }
  };
  await Promise.all([worker(), worker(), worker()]);
  return flaws;
}

async function playRound(ids: KnownIds, count: number, roundSeed: number): Promise<string[]> {
  const request = anyRequest(routes, ids);
  const batches = Math.ceil(count / 50);
  const flaws = await flawsOf(fc.sample(request, { numRuns: count, seed: roundSeed }), flawOfOne);
  return [
    ...flaws,
    ...(await flawsOf(fc.sample(anyBatch(request), { numRuns: batches, seed: roundSeed }), flawOfBatch)),
  ];
}

describe('whatever is sent', () => {
  it(
    `gets an answer of Graph's form that is no 500 (${total} requests, seed ${seed})`,
    async () => {
      const flaws: string[] = [];
      for (let done = 0; done < total && flaws.length < 20; done += round)
        flaws.push(...(await playRound(await world.reset(), Math.min(round, total - done), seed + done)));
      expect(flaws).toEqual([]);
      expect((await world.send('GET', 'users', {}, undefined)).status).toBe(200);
    },
    5 * minuteMs + total * 60,
  );
});
