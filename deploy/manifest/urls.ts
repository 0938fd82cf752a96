// The addresses in the manifest: https, and all of one origin, which is what the build and the server replace.
import { childOf, everything, within, type XmlElement } from './xml.ts';

const LONGEST = 2_048;
const WITH_ADDRESS = ['IconUrl', 'HighResolutionIconUrl', 'SupportUrl', 'SourceLocation', 'Image', 'Url'];

export function checkUrls(app: XmlElement): readonly string[] {
  const addresses = everything(app)
    .filter(({ name, attributes }) => WITH_ADDRESS.includes(name) && attributes['resid'] === undefined)
    .flatMap(({ attributes, children }) => [
      attributes['DefaultValue'] ?? '',
      ...children.map((one) => one.attributes['Value'] ?? ''),
    ]);
  const domains = within(app, 'AppDomain').map(({ text }) => text);
  const origin = originOf(childOf(app, 'IconUrl')?.attributes['DefaultValue'] ?? '');
  return [
    ...[...addresses, ...domains].flatMap(checkAddress),
    ...addresses
      .filter((address) => originOf(address) !== origin)
      .map((address) => `${address} is not of the origin ${origin}, and would not be replaced.`),
    ...domains
      .filter((domain) => originOf(domain) !== domain)
      .map((domain) => `The AppDomain ${domain} must be an origin.`),
  ];
}

/** While somebody develops, the own machine may be http. */
function checkAddress(address: string): readonly string[] {
  if (!URL.canParse(address)) return [`"${address}" is not an address.`];
  const { hostname, protocol } = new URL(address);
  return [
    ...(protocol === 'https:' || (protocol === 'http:' && hostname === 'localhost')
      ? []
      : [`${address} must be https.`]),
    ...(address.length > LONGEST ? [`${address.slice(0, 60)}… is longer than ${LONGEST} characters.`] : []),
  ];
}

function originOf(address: string): string {
  return URL.canParse(address) ? new URL(address).origin : '';
}
