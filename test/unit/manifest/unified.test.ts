// The unified manifest says what manifest.xml says.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { unifiedManifest } from '../../../deploy/manifest/unified.ts';
import { parseXml } from '../../../deploy/manifest/xml.ts';

const control = z.object({ id: z.string(), label: z.string(), actionId: z.string(), icons: z.array(z.object({ url: z.string() })) }); // prettier-ignore
const group = z.object({ label: z.string(), controls: z.array(control) });
const unifiedSchema = z.object({
  id: z.string(),
  version: z.string(),
  extensions: z.tuple([
    z.object({
      runtimes: z.array(
        z.object({ code: z.object({ page: z.string() }), actions: z.array(z.looseObject({ id: z.string() })) }),
      ),
      ribbons: z.array(
        z.object({
          contexts: z.array(z.string()),
          tabs: z.tuple([z.object({ groups: z.array(group), customMobileRibbonGroups: z.array(group).optional() })]),
        }),
      ),
    }),
  ]),
});

const xml = readFileSync(path.resolve(import.meta.dirname, '../../../manifest.xml'), 'utf8');
const unified = unifiedSchema.parse(unifiedManifest(parseXml(xml)));
const { runtimes, ribbons } = unified.extensions[0];

it('it has the id of the other, and its version without the last number', () => {
  expect([unified.id, unified.version]).toEqual([/<Id>(.*)<\/Id>/.exec(xml)?.[1], '1.0.0']);
});

it('each place has the three buttons, and a phone the first of them', () => {
  const buttons = ribbons.map(({ contexts, tabs: [tab] }) => [
    contexts,
    tab.groups.map(({ label, controls }) => [label, controls.map((one) => one.label)]),
    tab.customMobileRibbonGroups?.map(({ controls }) => controls.map((one) => one.label)),
  ]);
  const three = [['Siebel', ['Open pane', 'Add To Sync List', 'Link']]];
  expect(buttons).toEqual([
    [['mailRead'], three, [['Open pane']]],
    [['mailCompose'], three, undefined],
    [['meetingDetailsOrganizer'], three, undefined],
    [['meetingDetailsAttendee'], three, undefined],
  ]);
});

it('every button does something that a page of the add-in does', () => {
  const actions = runtimes.flatMap(({ code, actions }) => actions.map((action) => [action.id, code.page] as const));
  const pages = Object.fromEntries(actions);
  expect(actions).toHaveLength(Object.keys(pages).length);
  const controls = ribbons.flatMap(({ tabs: [tab] }) =>
    [...tab.groups, ...(tab.customMobileRibbonGroups ?? [])].flatMap((one) => one.controls),
  );
  const done = controls.map(({ label, actionId }) => `${label}: ${pages[actionId]}`);
  expect([...new Set(done)].sort()).toEqual([
    'Add To Sync List: https://localhost:3000/commands.html',
    'Link: https://localhost:3000/taskpane.html?page=link',
    'Open pane: https://localhost:3000/taskpane.html',
  ]);
  expect(controls.flatMap(({ icons }) => icons).every(({ url }) => url.startsWith('https://localhost:3000/icons/'))).toBe(true); // prettier-ignore
});

it('the pane is pinned beside messages only, and is there without one while reading only', () => {
  const flagged = (flag: string) =>
    runtimes.flatMap(({ actions }) => actions.filter((action) => action[flag] === true).map(({ id }) => id));
  expect(flagged('pinnable').sort()).toEqual(['composeLink', 'composeOpen', 'readLink', 'readOpen']);
  expect(flagged('supportsNoItemContext')).toEqual(['readOpen']);
});
