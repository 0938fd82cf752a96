// Builds the browser's pages when its sources are newer than what lies in dist/.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

const SOURCES = ['addin', 'shared', 'manifest.xml', 'deploy/manifest', 'webpack.config.js', 'package-lock.json'];

/** @throws with webpack's output when the build fails. */
export async function buildAddin(root: string): Promise<void> {
  const built = path.join(root, 'dist', 'admin.html');
  if (existsSync(built) && statSync(built).mtimeMs > newest(SOURCES.map((source) => path.join(root, source)))) return;
  const webpack = path.join(root, 'node_modules', 'webpack', 'bin', 'webpack.js');
  const child = spawn(process.execPath, [webpack, '--mode', 'production'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
  const code = await new Promise<number>((resolve) => child.once('exit', (ended) => resolve(ended ?? 1)));
  if (code !== 0) throw new Error(`The pages could not be built:\n${output}`);
}

function newest(paths: readonly string[]): number {
  return Math.max(
    0,
    ...paths.filter(existsSync).map((entry) => {
      const stat = statSync(entry);
      if (!stat.isDirectory()) return stat.mtimeMs;
      return newest(readdirSync(entry).map((name) => path.join(entry, name)));
    }),
  );
}
