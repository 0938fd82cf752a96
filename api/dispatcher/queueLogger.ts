// What graphile-worker says, in the product's log: its warnings and errors, without what a task's own error says.
import { Logger as GraphileLogger } from 'graphile-worker';
import type { Logger } from '../platform/logger.ts';

/** Messages of the library end in the text of an error or in the payload; ours are logged where they occur. */
const ERROR_TEXT = / with error[\s\S]*$/;

export function quietLogger(logger?: Logger): GraphileLogger {
  return new GraphileLogger(() => (level, message) => {
    const text = `queue: ${message.replace(ERROR_TEXT, '')}`;
    if (level === 'error') logger?.error({}, text);
    else if (level === 'warning') logger?.warn({}, text);
  });
}
