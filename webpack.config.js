// Bundles the browser pages of addin/ into dist/. One entry of PAGES is one HTML page; scripts and images land in
// dist/assets under names that carry their content's hash, so that a server may let browsers keep them for ever.
import { resolve } from 'node:path';
import CopyPlugin from 'copy-webpack-plugin';
import { EsbuildPlugin } from 'esbuild-loader';
import HtmlWebpackPlugin from 'html-webpack-plugin';

const root = import.meta.dirname;

/** The pages: dist/NAME.html from its script and its template. */
const PAGES = [
  { name: 'admin', script: './addin/admin/index.tsx', template: './addin/admin/admin.html' },
  { name: 'taskpane', script: './addin/taskpane/index.tsx', template: './addin/taskpane/taskpane.html' },
  { name: 'commands', script: './addin/commands/index.ts', template: './addin/commands/commands.html' },
  { name: 'signin', script: './addin/signin/index.ts', template: './addin/signin/signin.html' },
];

/** The origin that the manifests in the tree name; the build puts PUBLIC_URL's in its place, and the server its own. */
const ORIGIN_IN_TREE = 'https://localhost:3000';

/** @param {Buffer} manifest */
function withOwnOrigin(manifest) {
  const { PUBLIC_URL } = process.env;
  return manifest.toString('utf8').replaceAll(ORIGIN_IN_TREE, PUBLIC_URL ? new URL(PUBLIC_URL).origin : ORIGIN_IN_TREE);
}

/** Files that are served as they are. */
const COPIED = [
  { from: 'manifest.xml', transform: withOwnOrigin },
  { from: 'deploy/manifest/manifest.json', to: 'manifest.json', transform: withOwnOrigin },
  { from: 'addin/about/about.html' },
  { from: 'addin/assets/icons', to: 'icons' },
];

/** @param {unknown} _env @param {{ mode?: string }} argv */
export default function configure(_env, argv) {
  const isProduction = argv.mode === 'production';
  return {
    context: root,
    mode: isProduction ? 'production' : 'development',
    entry: Object.fromEntries(PAGES.map((page) => [page.name, page.script])),
    output: {
      path: resolve(root, 'dist'),
      publicPath: '/',
      filename: 'assets/[name].[contenthash:8].js',
      assetModuleFilename: 'assets/[name].[contenthash:8][ext]',
      clean: true,
    },
    devtool: isProduction ? 'source-map' : 'eval-cheap-module-source-map',
    resolve: { extensions: ['.tsx', '.ts', '.js'] },
    module: {
      rules: [
        {
          test: /\.tsx?$/,
          exclude: /node_modules/,
          loader: 'esbuild-loader',
          options: { target: 'es2022', jsx: 'automatic' },
        },
        { test: /\.svg$/, type: 'asset/resource' },
        // Packages written before ESM demanded extensions still import without them.
        { test: /\.m?js$/, resolve: { fullySpecified: false } },
      ],
    },
    optimization: {
      minimizer: [new EsbuildPlugin({ target: 'es2022', legalComments: 'none' })],
      // Packages change seldom and stay in the browser's cache: a chunk for what pages share, and one for what a page needs alone.
      splitChunks: { cacheGroups: { vendor: { test: /node_modules/, chunks: 'initial' } } },
    },
    plugins: [
      ...PAGES.map(
        (page) =>
          new HtmlWebpackPlugin({ filename: `${page.name}.html`, template: page.template, chunks: [page.name] }),
      ),
      new CopyPlugin({ patterns: COPIED }),
    ],
    cache: {
      type: 'filesystem',
      cacheDirectory: resolve(root, '.cache/webpack'),
      buildDependencies: { config: [import.meta.filename] },
    },
    performance: { hints: false },
    stats: 'errors-warnings',
  };
}
