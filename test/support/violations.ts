// What axe finds wrong with a page as it stands in the browser.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Frame, Page } from 'playwright-core';

const axe = resolve(import.meta.dirname, '../../node_modules/axe-core/axe.min.js');

/** Each violation with the first element that has it; `run` is a call of axe. */
export async function violations(page: Frame | Page, run = 'axe.run()'): Promise<string[]> {
  await page.evaluate(readFileSync(axe, 'utf8'));
  return page.evaluate(`${run}.then((found) => found.violations.map((one) => one.id + ': ' + one.nodes[0].html))`);
}
