// The add-in's pages with the probe in the place of the pane, so that it is served with the same headers.
import path from 'node:path';
import HtmlWebpackPlugin from 'html-webpack-plugin';
import { buildPages } from './buildPages.ts';

const isPane = (plugin: unknown): boolean =>
  plugin instanceof HtmlWebpackPlugin && plugin.userOptions?.filename === 'taskpane.html';

/** Gives the folder. @throws with webpack's words when it fails. */
export function buildProbe(): Promise<string> {
  return buildPages('officeTest', (config) => ({
    ...config,
    entry: { ...config.entry, probe: path.join(import.meta.dirname, 'probe.ts') },
    plugins: [
      ...config.plugins.filter((plugin) => !isPane(plugin)),
      new HtmlWebpackPlugin({
        filename: 'taskpane.html',
        template: path.join(import.meta.dirname, 'probe.html'),
        chunks: ['probe'],
      }),
    ],
  }));
}
