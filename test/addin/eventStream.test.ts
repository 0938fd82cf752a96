import { describe, expect, it } from 'vitest';
import { readEvents } from '../../addin/client/eventStream.ts';
import type { ServerEvent } from '../../addin/client/eventStream.ts';

async function read(...chunks: string[]): Promise<ServerEvent[]> {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(encoder.encode(chunk));
      controller.close();
    },
  });
  const events: ServerEvent[] = [];
  for await (const event of readEvents(body)) events.push(event);
  return events;
}

describe('server-sent events over fetch', () => {
  it('reads name, id and data, and passes comments over', async () => {
    expect(await read(': open\n\nid: 7\nevent: line\ndata: {"a":1}\n\n')).toEqual([
      { data: '{"a":1}', event: 'line', id: '7' },
    ]);
  });

  it('puts an event together wherever the chunks were cut', async () => {
    expect(await read('event: li', 'ne\nda', 'ta: x\n', '\ndata: y\n\n')).toEqual([
      { data: 'x', event: 'line', id: null },
      { data: 'y', event: 'message', id: null },
    ]);
  });

  it('takes any line end, even one cut in two', async () => {
    expect(await read('data: a\r', '\ndata: b\r\n\r', '\n')).toEqual([{ data: 'a\nb', event: 'message', id: null }]);
  });

  it('drops an event that was never finished', async () => {
    expect(await read('data: whole\n\ndata: half')).toHaveLength(1);
  });
});
