// Runs of the product, as the Dispatcher asks for them: a cycle, and the runs of some people, one after another or at the same time. A run
// that is killed ends there, and the product is started again.
import { runCycle } from '../../api/dispatcher/dispatcher.ts';
import type { Play } from './play.ts';
import type { Who } from './story.ts';

const SETTLED_MS = 2 * 3_600_000;
const UNEXPECTED = /unexpected/i;

/** How many records these runs wrote. */
export async function syncPeople(play: Play, people: readonly Who[], together: boolean): Promise<number> {
  const { world } = play;
  const life = world.life();
  if (play.kill) life.dieAt(play.kill.calls, play.kill.when);
  // People's requests are no matter of the weather.
  if (play.race && play.weather.isCalm()) life.interrupt(play.race.calls, play.race.work);
  play.kill = play.race = null;
  const work = (): Promise<number | null> => Promise.race([runs(play, people, together), life.death.then(() => null)]);
  const done = await play.weather.blow(play.model.at, work);
  life.spare();
  if (done === null || life.isDead()) {
    disturb(play);
    await world.restart();
    return 0;
  }
  return done;
}

function disturb(play: Play): void {
  play.disturbedUntil = play.world.now().getTime() + SETTLED_MS;
}

async function runs(play: Play, people: readonly Who[], together: boolean): Promise<number> {
  const { weather, world } = play;
  const wasCalm = weather.isCalm();
  const product = world.product();
  const due = new Map<string, string>();
  const queue = {
    requestSync: (userMapId: string, login: string) => {
      due.set(login, userMapId);
      return Promise.resolve();
    },
    requestDispatch: () => Promise.resolve(),
  };
  await runCycle({ ...product.dispatcher, queue });
  const [cycle] = await world.lastCycles();
  const isFeedRead = cycle === null;
  if (!isFeedRead) disturb(play);
  let written = 0;
  const runOf = async (who: Who): Promise<void> => {
    const userMapId = due.get(world.people[who]?.login ?? '');
    if (userMapId === undefined) return;
    const counts = await product.engine.run({ userMapId, reason: 'chaos' });
    written += counts.written;
    const { outcome, stateReason } = await world.lastRun(userMapId);
    if (stateReason) play.reasons.add(stateReason);
    if (stateReason && UNEXPECTED.test(stateReason)) play.troubles.push(stateReason);
    const isWhole = outcome === 'success' && counts.failed === 0;
    if (!isWhole || !wasCalm) disturb(play);
    else if (world.now().getTime() > play.disturbedUntil) play.model.cleanRuns.push({ at: play.model.at, who });
  };
  if (together) await Promise.all(people.map(runOf));
  else for (const who of people) await runOf(who);
  return written;
}
