// Each rule of the manifest, broken once: the check says so. What is changed is the manifest that ships, so that the check is one of it.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkManifest } from '../../../deploy/manifest/checkManifest.ts';
import { sizeOfPng, type SizeOf } from '../../../deploy/manifest/icons.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const manifest = readFileSync(path.join(root, 'manifest.xml'), 'utf8');

/** The size that the name of each picture promises. */
const asNamed: SizeOf = (file) => {
  const pixels = Number(/^\/icons\/\w+-(\d+)\.png$/.exec(file)?.[1]);
  return Number.isNaN(pixels) ? null : { width: pixels, height: pixels };
};

/** Replaces what must be there, behind the texts `from`, each behind the one before. */
function change(before: string | RegExp, after: string, ...from: readonly string[]): string {
  const start = from.reduce((at, text) => manifest.indexOf(text, at), 0);
  const part = manifest.slice(start);
  const changed = part.replace(before, after);
  expect(changed, `${String(before)} stands in the manifest`).not.toBe(part);
  return manifest.slice(0, start) + changed;
}

const V1_1 = 'VersionOverridesV1_1';
const swapped = (first: string, second: string) =>
  [new RegExp(`(<${first}[ >][^]*?</?${first}[^>]*>)(\\s*)(<${second}[ >][^]*?</?${second}[^>]*>)`), '$3$2$1'] as const;

const BROKEN: readonly (readonly [rule: string, text: string, saying: string | RegExp])[] = [
  ['is well formed', change('</OfficeApp>', ''), 'not well formed'],
  ['is that of a mail add-in', change('xsi:type="MailApp"', 'xsi:type="TaskPaneApp"'), 'MailApp'],
  ['has its elements in order', change(/(<Id>.*<\/Id>)\s*(<Version>.*<\/Version>)/, '$2$1'), '<Id> must stand before'],
  [
    'has the two icons in order',
    change(/(<IconUrl.*\/>)\s*(<HighResolutionIconUrl.*\/>)/, '$2$1'),
    /must stand before/,
  ],
  ['has resources after hosts', change(/(<Hosts>[^]*?<\/Hosts>)(\s*)(<Resources>[^]*?<\/Resources>)/, '$3$2$1', V1_1), '<Hosts> must stand before <Resources>'], // prettier-ignore
  ['has the tip of a button before its icon', change(...swapped('Supertip', 'Icon')), '<Supertip> must stand before <Icon>'], // prettier-ignore
  ['has pinning before no item', change(/(<SupportsPinning>true.*>)\s*(<SupportsNoItemContext>.*>)/, '$2$1'), '<SupportsPinning> must stand before'], // prettier-ignore
  ['has its 1.1 part last in its 1.0 part', change(/(<Resources>[^]*?<\/Resources>)(\s*)(<VersionOverrides [^]*?<\/VersionOverrides>)/, '$3$2$1'), '<Resources> must stand before <VersionOverrides>'], // prettier-ignore
  [
    'has no element that the schema does not know',
    change('<Supertip>', '<Hint>x</Hint><Supertip>'),
    'may not have <Hint>',
  ],
  ['names no task pane, which mail add-ins have not', change(/(<SourceLocation resid="linkUrl" \/>)/, '<TaskpaneId>link</TaskpaneId>$1'), 'may not have <TaskpaneId>'], // prettier-ignore
  ['pins in its 1.1 part only', change(/(<SourceLocation resid="paneUrl" \/>)/, '$1<SupportsPinning>true</SupportsPinning>'), 'may not have <SupportsPinning>'], // prettier-ignore
  ['lacks nothing that must be there', change(/<SupportUrl.*\/>/, ''), 'lacks <SupportUrl>'],
  ['has nothing twice', change(/(<Permissions>.*<\/Permissions>)/, '$1$1'), '<Permissions> 2 times'],
  ['knows the kind of each extension point', change('MessageReadCommandSurface', 'TaskReadCommandSurface'), 'TaskReadCommandSurface is not known'], // prettier-ignore
  ['has each part in its namespace', change('mailappversionoverrides/1.1', 'mailappversionoverrides'), 'must be of the namespace'], // prettier-ignore
  ['has pictures and strings in the namespace of basic types', change('<bt:Image id="siebel16"', '<Image id="siebel16"'), 'must be of the namespace'], // prettier-ignore
  ['has a GUID', change(/<Id>\w{8}-/, '<Id>'), 'must be a GUID'],
  ['has a version of four numbers', change(/<Version>[\d.]+/, '<Version>1.0'), 'four numbers'],
  ['refers to what is defined', change('<Label resid="openLabel"', '<Label resid="openTitle"'), '"openTitle"> is not defined in ShortStrings'], // prettier-ignore
  ['refers to what is defined in the right list', change('<SourceLocation resid="paneUrl"', '<SourceLocation resid="openLabel"'), 'is not defined in Urls'], // prettier-ignore
  ['refers to what is defined in the same part', change(/<bt:Url id="linkUrl".*\/>/, '', V1_1), '"linkUrl"> is not defined in Urls'], // prettier-ignore
  ['defines nothing that nothing uses', change('<bt:Urls>', '<bt:Urls><bt:Url id="unused" DefaultValue="https://localhost:3000/" />'), '"unused" is used by nothing'], // prettier-ignore
  ['defines nothing twice', change(/(<bt:Url id="paneUrl".*\/>)/, '$1$1'), '"paneUrl" is defined twice'],
  ['has resource ids of 32 characters at most', manifest.replaceAll('"commandsUrl"', `"${'c'.repeat(33)}"`), '1 to 32 characters'], // prettier-ignore
  ['has each control once in a part', change('id="readLink"', 'id="readOpen"'), 'have the id "readOpen"'],
  ['has ids that every Outlook takes', change('id="readLink"', 'id="read link"'), 'letters, digits'],
  ['is https', change('https://localhost:3000/about', 'http://crm.example/about'), 'must be https'],
  ['has one origin', change('https://localhost:3000/commands', 'https://other.example/commands'), 'not of the origin'],
  ['has addresses that are some', change('https://localhost:3000/about.html', 'about.html'), 'is not an address'],
  ['has origins for domains', change('login.microsoftonline.com<', 'login.microsoftonline.com/common<'), 'must be an origin'], // prettier-ignore
  ['has names of 125 characters at most', change('"Siebel Server Sync"', `"${'S'.repeat(126)}"`), 'DisplayName must have 1 to 125'], // prettier-ignore
  ['has labels of 125 characters at most', change('DefaultValue="Open pane"', `DefaultValue="${'o'.repeat(126)}"`), 'openLabel must have 1 to 125'], // prettier-ignore
  ['has labels of 125 characters in each language', change('Value="Vincular"', `Value="${'v'.repeat(126)}"`), 'linkLabel in es-ES must have 1 to 125'], // prettier-ignore
  ['has tips of 250 characters at most', change('DefaultValue="Links this', `DefaultValue="${'l'.repeat(200)}`), 'linkTip must have 1 to 250'], // prettier-ignore
  ['has no empty label', change('DefaultValue="Link"', 'DefaultValue=""'), 'linkLabel must have 1 to 125'],
  [
    'is in every language of the pane',
    change(/<bt:Override Locale="ja-JP" Value="リンク" \/>/, ''),
    'linkLabel lacks ja-JP',
  ],
  ['is in no other language', change('Locale="ja-JP"', 'Locale="ja"'), 'which the pane does not speak'],
  ['has a default language', change('<DefaultLocale>en-US', '<DefaultLocale>english'), 'DefaultLocale'],
  [
    'asks for requirement sets that exist',
    change('DefaultMinVersion="1.5"', 'DefaultMinVersion="1.99"'),
    'from 1.1 to 1.16',
  ],
  ['asks for the Mailbox set', change('Set Name="Mailbox"', 'Set Name="NestedAppAuth"'), '"NestedAppAuth" is none'],
  ['asks for what its parts need', change('DefaultMinVersion="1.5"', 'DefaultMinVersion="1.3"'), 'must ask for Mailbox 1.5 at least'], // prettier-ignore
  ['asks for no less inside than outside', change('MinVersion="1.3"', 'MinVersion="1.8"'), 'must not ask for less'],
  ['asks for a permission that exists', change('>ReadWriteItem<', '>ReadWriteAll<'), 'no permission'],
  ['is on all four surfaces', change(/<ExtensionPoint xsi:type="AppointmentAttendee[^]*?<\/ExtensionPoint>/, '', V1_1), 'VersionOverridesV1_1 lacks the AppointmentAttendeeCommandSurface'], // prettier-ignore
  ['is not pinned beside appointments', change(/(<SourceLocation resid="paneUrl" \/>)/, '$1<SupportsPinning>true</SupportsPinning>', V1_1, 'id="organizerOpen"'), 'AppointmentOrganizerCommandSurface cannot be pinned'], // prettier-ignore
  ['is without an item while reading only', change('<SupportsPinning>true</SupportsPinning>', '<SupportsNoItemContext>true</SupportsNoItemContext>', V1_1, 'id="composeOpen"'), 'MessageComposeCommandSurface cannot be without an item'], // prettier-ignore
  ['says true or false', change('<SupportsPinning>true', '<SupportsPinning>yes'), 'must be true or false'],
  ['calls functions by names that can be', change('>addToSyncList<', '>add-to-sync-list<'), 'no name of a function'],
  ['names the file of its functions', change(/<FunctionFile.*\/>/, ''), 'names no FunctionFile'],
  ['is in the tab that every Outlook has', change('"TabDefault"', '"TabMail"'), 'TabDefault'],
  [
    'has the pictures of a button',
    change('<bt:Image size="80" resid="siebel80" />', ''),
    'readOpen lacks a picture of 80',
  ],
  ['has the pictures of a mobile button', change(/<bt:Image size="48" scale="3".*\/>/, ''), 'mobileReadOpen lacks a picture of 48 @3'], // prettier-ignore
  ['has pictures as large as it says', change('icons/siebel-16.png', 'icons/siebel-32.png'), '/icons/siebel-32.png must be 16 pixels'], // prettier-ignore
  ['has pictures as large as the scale makes them', change('size="25" scale="3" resid="siebel75"', 'size="25" scale="3" resid="siebel25"'), /siebel-25.png must be 75 pixels/], // prettier-ignore
  ['has its own icon in 64 pixels', change('icons/siebel-64.png', 'icons/siebel-80.png'), '/icons/siebel-80.png must be 64 pixels'], // prettier-ignore
  [
    'has pictures that are there',
    change('icons/link-16.png', 'images/link-16.png'),
    'no PNG picture at /images/link-16.png',
  ],
];

describe('the check of the manifest', () => {
  it('finds nothing wrong with the one that ships', () => {
    expect(checkManifest(manifest, asNamed)).toEqual([]);
  });

  it.each(BROKEN)('the manifest %s', (_rule, text, saying) => {
    const wrong = checkManifest(text, asNamed);
    expect(wrong).toContainEqual(expect.stringMatching(typeof saying === 'string' ? escape(saying) : saying));
  });

  it('a picture tells its size, and what is no picture tells none', () => {
    expect(sizeOfPng(readFileSync(path.join(root, 'addin/assets/icons/siebel-128.png')))).toEqual({ width: 128, height: 128 }); // prettier-ignore
    expect(sizeOfPng(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"></svg>'))).toBeNull();
    expect(sizeOfPng(Buffer.alloc(3))).toBeNull();
  });
});

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
