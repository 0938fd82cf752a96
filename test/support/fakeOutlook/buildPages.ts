// Builds the add-in's pages as the product's build does, into a folder of the test's own.
import path from 'node:path';
import webpack from 'webpack';
import configure from '../../../webpack.config.js';

const ROOT = path.resolve(import.meta.dirname, '../../..');

/** Gives the folder (below .cache). @throws with webpack's words when it fails. */
export async function buildPages(
  name: string,
  change = (config: ReturnType<typeof configure>): object => config,
): Promise<string> {
  // prettier-ignore
  const folder = path.join(ROOT, '.cache', name);
  const config = configure(undefined, { mode: 'production' });
  const compiler = webpack(change({ ...config, output: { ...config.output, path: folder } }) as webpack.Configuration);
  const stats = await new Promise<webpack.Stats | undefined>((resolve, reject) => {
    compiler?.run((error, result) => (error ? reject(error) : resolve(result)));
  });
  await new Promise((resolve) => compiler?.close(resolve));
  if (!stats || stats.hasErrors()) throw new Error(stats?.toString('errors-only') ?? 'Nothing was built.');
  return folder;
}
