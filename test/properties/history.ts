// One history: played, brought to rest, and judged.
import { resetUser } from '../../api/services/resetUser.ts';
import { retryIssues } from '../../api/services/retryIssues.ts';
import { judge, type Verdict, type Violation } from './verdict.ts';
import { decidePlans, mails, playStory, type Play } from './play.ts';
import { PEOPLE } from './model.ts';
import { observe } from './scene.ts';
import type { Story } from './story.ts';
import { syncPeople } from './sync.ts';
import type { ChaosWorld, Waiting } from './world.ts';

const MOST_CYCLES = 16;
/** Removals that still wait after so many cycles without a write wait for their level. */
const MOST_IDLE = 5;
/** Waits grow with each try, up to a day. */
const FIRST_WAIT_MS = 20 * 60_000;
const LONGEST_WAIT_MS = 24 * 3_600_000;

export interface Result extends Verdict {
  readonly play: Play;
  readonly fired: ReadonlyMap<string, number>;
  /** Mails that the product caused. */
  readonly mails: number;
}

export async function runHistory(world: ChaosWorld, story: Story): Promise<Result> {
  const play = await playStory(world, story);
  const own: Violation[] = [];
  if (!(await comeToRest(play, story.length % 4 === 0 ? 3 : 2))) own.push({ rule: 'no rest', text: `something is still written after ${MOST_CYCLES} undisturbed cycles` }); // prettier-ignore
  const scene = await observe(world);
  for (const one of [...scene.records, ...scene.items]) play.tokens.set(one.id, one.token);
  const verdict = judge(play, scene, await world.product().store.journal.list({ limit: 5000 }));
  const sent = (await mails(world)) - play.model.mailsOfPeople;
  if (sent > 0) own.push({ rule: 'mail', text: `${sent} mails were sent that nobody asked for` });
  for (const text of play.troubles) own.push({ rule: 'unexpected', text });
  return { ...verdict, play, violations: [...own, ...verdict.violations], fired: play.weather.fired, mails: sent };
}

/** Fair weather, every wait over, every plan decided: cycles until nothing is written and nothing waits, but for what a level of None keeps. */
async function comeToRest(play: Play, leastCycles: number): Promise<boolean> {
  const { model, weather, world } = play;
  weather.clear();
  play.kill = play.race = null;
  model.at += 1;
  world.moveClock(3 * 3_600_000);
  let idle = 0;
  for (let cycle = 0; cycle < MOST_CYCLES; cycle += 1) {
    await decidePlans(play, true);
    await askAboutEmptySides(play);
    // What was refused for good is tried again by hand, once.
    if (cycle === 1) await retryIssues(world.product().services, { login: null, kind: 'failure' });
    const written = await syncPeople(play, PEOPLE, false);
    world.moveClock(Math.min(FIRST_WAIT_MS * 2 ** cycle, LONGEST_WAIT_MS));
    model.at += 1;
    idle = written === 0 ? idle + 1 : 0;
    if (idle === 0 || cycle + 1 < leastCycles) continue;
    const waiting = await world.waiting();
    const { removals, users } = waiting;
    if (users === 0 && !mayTryAgain(play, waiting) && (removals === 0 || idle >= MOST_IDLE)) return true;
  }
  return false;
}

/** Whether a record waits to be tried again that may travel at all: under a level of None its issue stays for later. */
function mayTryAgain({ model, world }: Play, { records }: Waiting): boolean {
  return records.some(({ domain, login }) => {
    const who = PEOPLE.find((one) => world.people[one]?.login === login);
    const kinds = [domain === 'calendar' ? ('event' as const) : domain];
    return who === undefined || model.mayNow(who, kinds, 'inbound') || model.mayNow(who, kinds, 'outbound');
  });
}

/** A side that reads empty is believed by an administrator alone, who re-initialises the user. */
async function askAboutEmptySides(play: Play): Promise<void> {
  const { model, world } = play;
  const { services, store } = world.product();
  for (const { login, stateReason } of await store.userMaps.list()) {
    if (!stateReason?.includes('reads empty')) continue;
    const who = PEOPLE.find((one) => world.people[one]?.login === login) ?? 0;
    model.forgotten.push({ at: model.at, who });
    await resetUser(services, { login });
  }
}
