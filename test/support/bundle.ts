// Puts a program of the product into one file, packages left out, so that a test which starts it a hundred times does not compile it as often.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import webpack from 'webpack';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Bundles `entry` (absolute) under the repository's cache; gives the file. @throws with webpack's words when it fails. */
export async function bundleProgram(entry: string): Promise<string> {
  const folder = path.join(ROOT, '.cache', 'programs');
  mkdirSync(folder, { recursive: true });
  const filename = `${path.basename(entry, '.ts')}.mjs`;
  const compiler = webpack({
    context: ROOT,
    entry,
    mode: 'none',
    target: 'node20',
    experiments: { outputModule: true },
    output: { path: folder, filename, module: true, chunkFormat: 'module' },
    externalsType: 'module',
    externals: [({ request = '' }, done) => (/^[./]/.test(request) ? done() : done(undefined, request))],
    module: {
      parser: { javascript: { importMeta: false } },
      rules: [{ test: /\.ts$/, loader: 'esbuild-loader', options: { target: 'es2022' } }],
    },
    optimization: { splitChunks: false },
  });
  const stats = await new Promise<webpack.Stats | undefined>((resolve, reject) => {
    compiler?.run((error, result) => (error ? reject(error) : resolve(result)));
  });
  if (!stats || stats.hasErrors()) throw new Error(stats?.toString('errors-only') ?? 'Nothing was bundled.');
  return path.join(folder, filename);
}
