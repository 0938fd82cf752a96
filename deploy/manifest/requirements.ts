// Which Outlook the manifest asks for: requirement sets that exist, asked for from the outside in, and no less than what is used.
import { childOf, everything, within, type XmlElement } from './xml.ts';

/** The newest Mailbox requirement set that is released. */
const NEWEST = 16;
/** The set in which each VersionOverrides came. */
const NEEDED = { VersionOverridesV1_0: 3, VersionOverridesV1_1: 5 } as const;

export function checkRequirements(app: XmlElement): readonly string[] {
  const parts = [app, ...within(app, 'VersionOverrides')];
  const versions = parts.map(mailboxVersionOf);
  return [
    ...everything(app)
      .filter(({ name }) => name === 'Set')
      .filter(({ attributes }) => attributes['Name'] !== 'Mailbox')
      .map(
        ({ attributes }) =>
          `The requirement set "${attributes['Name']}" is none that a mail add-in asks for in its manifest.`,
      ),
    ...versions
      .filter((version) => !(version >= 1 && version <= NEWEST))
      .map(() => `Each part must ask for a Mailbox requirement set from 1.1 to 1.${NEWEST}.`),
    ...parts.flatMap((part, index) => {
      const needed = needOf(part);
      const asked = versions[index] ?? 0;
      return asked < needed ? [`${part.attributes['xsi:type']} must ask for Mailbox 1.${needed} at least.`] : [];
    }),
    ...versions.flatMap((version, index) =>
      version < (versions[index - 1] ?? 0) ? ['A VersionOverrides must not ask for less than what is around it.'] : [],
    ),
  ];
}

function needOf(part: XmlElement): number {
  const type = part.attributes['xsi:type'];
  return type === 'VersionOverridesV1_0' || type === 'VersionOverridesV1_1' ? NEEDED[type] : 1;
}

/** The number after `1.` of the part's own Mailbox set, or 0. */
function mailboxVersionOf(part: XmlElement): number {
  const requirements = childOf(part, 'Requirements');
  const sets = requirements && childOf(requirements, 'Sets');
  const set = sets?.children.find(({ attributes }) => attributes['Name'] === 'Mailbox');
  const version = set?.attributes['MinVersion'] ?? (set && sets?.attributes['DefaultMinVersion']) ?? '';
  return Number(/^1\.(\d{1,2})$/.exec(version)?.[1] ?? 0);
}
