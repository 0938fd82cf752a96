// The HTTP client and the limiter: real sockets, no waiting.
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createHttp, HttpFailure } from '../../../api/platform/http.ts';
import { createKeyedLimiter } from '../../../api/platform/limiter.ts';

async function serving(listener: RequestListener, use: (url: string) => Promise<void>): Promise<void> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

describe('the HTTP client', () => {
  it('answers with any status, and follows no redirect to another host', async () => {
    await serving(
      (_request, response) => response.writeHead(302, { Location: 'http://127.0.0.1:1/' }).end(),
      async (url) => {
        const http = createHttp({ timeoutMs: 5_000 });
        expect((await http.fetch(url, { headers: { Authorization: 'Bearer x' } })).status).toBe(302);
        await http.close();
      },
    );
  });

  it('fails as a timeout when no answer comes, and as the network when the answer is cut', async () => {
    await serving(
      (request, response) => {
        if (request.url === '/never') return;
        response.writeHead(200, { 'Content-Length': '100' }).write('{"half":');
        setImmediate(() => request.socket.destroy());
      },
      async (url) => {
        const http = createHttp({ timeoutMs: 5_000 });
        const failed = (path: string, timeoutMs: number) =>
          http.fetch(url + path, { timeoutMs }).catch((error: unknown) => error);
        expect(await failed('/never', 50)).toMatchObject({ kind: 'timeout' });
        expect(await failed('/cut?name=Ada', 5_000)).toMatchObject({ kind: 'network' });
        const refused = await http.fetch('http://127.0.0.1:1/?subject=Secret').catch((error: unknown) => error);
        expect(refused).toBeInstanceOf(HttpFailure);
        expect(String(refused)).not.toContain('Secret');
      },
    );
  });

  it('names the certificate file that it cannot read', () => {
    expect(() => createHttp({ caFile: '/nowhere/ca.pem', timeoutMs: 1 })).toThrow('/nowhere/ca.pem');
  });
});

describe('the limiter', () => {
  it('runs no more of one key at once than it may, other keys beside, and one alone when asked', async () => {
    const limiter = createKeyedLimiter(3, 10);
    const running: string[] = [];
    let most = 0;
    const companions: number[] = [];
    const task = (name: string) => async () => {
      running.push(name);
      most = Math.max(most, running.length);
      await new Promise((resolve) => setImmediate(resolve));
      running.splice(running.indexOf(name), 1);
    };
    const alone = async () => {
      companions.push(running.length);
      await new Promise((resolve) => setImmediate(resolve));
      companions.push(running.length);
    };
    await Promise.all([
      ...Array.from({ length: 8 }, (_none, index) => limiter.run('a', task(`a${index}`))),
      limiter.runAlone('a', alone),
      limiter.runAlone('a', alone),
      ...Array.from({ length: 8 }, (_none, index) => limiter.run('a', task(`b${index}`))),
    ]);
    expect([most, companions]).toEqual([3, [0, 0, 0, 0]]);
    await Promise.all([...Array.from({ length: 3 }, () => limiter.run('a', task('a'))), limiter.run('b', task('b'))]);
    expect(most).toBe(4);
  });

  it('gives its place back when a task fails', async () => {
    const limiter = createKeyedLimiter(1, 1);
    const fails = () => limiter.runAlone('a', () => Promise.reject(new Error('no')));
    await expect(fails()).rejects.toThrow('no');
    expect(await limiter.run('a', async () => 'again')).toBe('again');
  });
});
