// The pictures: every button has those that Outlook asks for, and each picture is as large as the manifest says.
import { childOf, within, type XmlElement } from './xml.ts';

/** The size in pixels of the picture at a path below the origin, `/icons/siebel-16.png`; null when there is none. */
export type SizeOf = (path: string) => { readonly width: number; readonly height: number } | null;

const OF_A_BUTTON = ['16', '32', '80'];
const OF_A_MOBILE_BUTTON = ['25', '32', '48'].flatMap((size) => ['1', '2', '3'].map((scale) => `${size} @${scale}`));
const OF_THE_ADD_IN = { IconUrl: 64, HighResolutionIconUrl: 128 } as const;
const PNG_SIGNATURE = '89504e470d0a1a0a';

export function checkIcons(app: XmlElement, sizeOf: SizeOf): readonly string[] {
  const ofAddIn = (['IconUrl', 'HighResolutionIconUrl'] as const).flatMap((name) =>
    checkPicture(childOf(app, name)?.attributes['DefaultValue'] ?? '', OF_THE_ADD_IN[name], sizeOf),
  );
  return [...ofAddIn, ...within(app, 'VersionOverrides').flatMap((overrides) => checkButtons(overrides, sizeOf))];
}

function checkButtons(overrides: XmlElement, sizeOf: SizeOf): readonly string[] {
  const addresses = new Map(
    within(overrides, 'Image', ['VersionOverrides', 'Hosts']).map(({ attributes }) => [
      attributes['id'],
      attributes['DefaultValue'],
    ]),
  );
  return within(overrides, 'Control', ['VersionOverrides']).flatMap((control) => {
    const images = within(control, 'Image').map(({ attributes }) => attributes);
    const isMobile = control.attributes['xsi:type'] === 'MobileButton';
    const found = images.map(({ size, scale }) => (isMobile ? `${size} @${scale}` : size));
    const missing = (isMobile ? OF_A_MOBILE_BUTTON : OF_A_BUTTON).filter((size) => !found.includes(size));
    return [
      ...missing.map((size) => `The button ${control.attributes['id']} lacks a picture of ${size} pixels.`),
      ...images.flatMap(({ size, scale, resid }) =>
        checkPicture(addresses.get(resid) ?? '', Number(size) * Number(scale ?? 1), sizeOf),
      ),
    ];
  });
}

function checkPicture(address: string, pixels: number, sizeOf: SizeOf): readonly string[] {
  const path = URL.canParse(address) ? new URL(address).pathname : address;
  const size = sizeOf(path);
  if (size === null) return [`There is no PNG picture at ${path}.`];
  if (size.width === pixels && size.height === pixels) return [];
  return [`${path} must be ${pixels} pixels wide and high, and is ${size.width} by ${size.height}.`];
}

/** The size that a PNG file tells in its first chunk; null when it is none. */
export function sizeOfPng(file: Buffer): { readonly width: number; readonly height: number } | null {
  if (file.length < 24 || file.subarray(0, 8).toString('hex') !== PNG_SIGNATURE) return null;
  return { width: file.readUInt32BE(16), height: file.readUInt32BE(20) };
}
