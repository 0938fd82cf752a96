// Builds the add-in's pages as the product's build does, and the probe in the place of the pane, so that it is served with the same headers.
import path from 'node:path';
import HtmlWebpackPlugin from 'html-webpack-plugin';
import webpack from 'webpack';
import configure from '../../../webpack.config.js';

const ROOT = path.resolve(import.meta.dirname, '../../..');

/** Gives the folder. @throws with webpack's words when it fails. */
export async function buildProbe(): Promise<string> {
  const folder = path.join(ROOT, '.cache', 'officeTest');
  const config = configure(undefined, { mode: 'production' });
  const isPane = (plugin: HtmlWebpackPlugin) => plugin.userOptions?.filename === 'taskpane.html';
  const compiler = webpack({
    ...config,
    entry: { ...config.entry, probe: path.join(import.meta.dirname, 'probe.ts') },
    output: { ...config.output, path: folder },
    plugins: [
      ...config.plugins.filter((plugin) => !isPane(plugin)),
      new HtmlWebpackPlugin({
        filename: 'taskpane.html',
        template: path.join(import.meta.dirname, 'probe.html'),
        chunks: ['probe'],
      }),
    ],
  } as webpack.Configuration);
  const stats = await new Promise<webpack.Stats | undefined>((resolve, reject) => {
    compiler?.run((error, result) => (error ? reject(error) : resolve(result)));
  });
  await new Promise((resolve) => compiler?.close(resolve));
  if (!stats || stats.hasErrors()) throw new Error(stats?.toString('errors-only') ?? 'Nothing was built.');
  return folder;
}
