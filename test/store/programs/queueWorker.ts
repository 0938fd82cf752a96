// A process of its own for the tests: does tasks of the queue of DATABASE_URL, says which it began and ended, and how a task goes is
// told by its reason: "hold" never ends. One task at a time, so that one that is held is all it does.
import { createTaskQueue } from '../../../api/dispatcher/taskQueue.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const queue = await createTaskQueue({ databaseUrl: process.env.DATABASE_URL ?? '' });
await queue.startWorker({
  concurrency: 1,
  async onSync({ login, reason }) {
    say(`began ${login}`);
    if (reason === 'hold') await new Promise(() => undefined);
    say(`ended ${login}`);
  },
  onDispatch: async () => say('dispatched'),
});
say('ready');
