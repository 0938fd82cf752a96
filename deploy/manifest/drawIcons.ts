// Draws the add-in's icons from the drawings in addin/assets, in every size that the manifests ask for: `npx tsx deploy/manifest/drawIcons.ts`.
// Outlook takes PNG only. Run it when a drawing changes, look at the icons, and commit them.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';

const ASSETS = path.resolve(import.meta.dirname, '../../addin/assets');

/** The name of the icon, its drawing, and its sizes in pixels. */
const ICONS = [
  { name: 'siebel', drawing: 'logo.svg', sizes: [16, 25, 32, 48, 50, 64, 75, 80, 96, 128, 144, 192] },
  { name: 'syncList', drawing: 'syncList.svg', sizes: [16, 32, 80] },
  { name: 'link', drawing: 'link.svg', sizes: [16, 32, 80] },
  // White on nothing, as the unified manifest wants it.
  { name: 'outline', drawing: 'logoMono.svg', sizes: [32] },
];

const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
const page = await browser.newPage();
for (const { name, drawing, sizes } of ICONS) {
  const svg = readFileSync(path.join(ASSETS, drawing), 'utf8');
  for (const size of sizes) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(`<style>body{margin:0;color:#fff}svg{display:block;width:${size}px}</style>${svg}`);
    await page.screenshot({ path: path.join(ASSETS, 'icons', `${name}-${size}.png`), omitBackground: true });
  }
}
await browser.close();
