// Server-Sent Events on an Express response: headers, heartbeat, and an end when the client goes or the token expires.
import type { Response } from 'express';

const HEARTBEAT_MS = 15_000;
/** A client that leaves this much unread is let go; it comes back and asks for what it missed. */
const UNREAD_BYTES = 1_000_000;
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export interface EventStream {
  send(event: { readonly name: string; readonly id: string; readonly data: unknown }): void;
  /** Runs when the stream ends, for whatever reason; at once if it has ended. */
  onEnd(work: () => void): void;
}

/** `endsInMs`: when the caller's token expires; null for never. */
export function openEventStream(response: Response, endsInMs: number | null): EventStream {
  response.status(200).set({
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
    // Proxies that collect answers before passing them on would hold every event back.
    'X-Accel-Buffering': 'no',
  });
  response.flushHeaders();
  response.write(': open\n\n');
  const heartbeat = setInterval(() => response.write(': heartbeat\n\n'), HEARTBEAT_MS).unref();
  const patience = Math.min(endsInMs ?? LONGEST_TIMER_MS, LONGEST_TIMER_MS);
  const expiry = setTimeout(() => response.end(), patience).unref();
  response.on('close', () => {
    clearInterval(heartbeat);
    clearTimeout(expiry);
  });
  return {
    send({ name, id, data }) {
      if (response.writableEnded) return;
      if (response.writableLength > UNREAD_BYTES) response.end();
      else response.write(`id: ${id}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
    },
    onEnd(work) {
      if (response.destroyed || response.writableFinished) work();
      else response.on('close', work);
    },
  };
}
