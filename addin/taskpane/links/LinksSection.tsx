// What the item is linked with, how each link stands, the way to unlink, and the way to more.
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { LinkAddRegular } from '@fluentui/react-icons/svg/link-add';
import { LinkDismissRegular } from '@fluentui/react-icons/svg/link-dismiss';
import type { ItemLink, LinkState } from '../../../shared/contract/items.ts';
import { useStrings } from '../strings/StringsContext.tsx';
import { KindTile } from '../ui/kinds.tsx';
import { List } from '../ui/List.tsx';
import { RecordRow } from '../ui/RecordRow.tsx';
import { Section } from '../ui/Section.tsx';
import { SiebelLink } from '../ui/SiebelLink.tsx';
import { StateLine } from '../ui/StateLine.tsx';
import type { Tone } from '../ui/StateLine.tsx';
import { Waiting } from '../ui/Waiting.tsx';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2 },
  name: { fontWeight: tokens.fontWeightSemibold },
});

const TONES: Readonly<Record<LinkState, Tone>> = {
  associated: 'success',
  waiting: 'waiting',
  leaving: 'waiting',
  refused: 'danger',
};

interface LinksSectionProps {
  /** The server has not answered yet. */
  readonly isAsked: boolean;
  /** False until the server has told what it is linked with. */
  readonly isKnown: boolean;
  readonly links: readonly ItemLink[];
  readonly onAdd: () => void;
  readonly onUnlink: (link: ItemLink['record']) => void;
}

export function LinksSection({ isAsked, isKnown, links, onAdd, onUnlink }: LinksSectionProps) {
  const styles = useStyles();
  const { links: words } = useStrings();
  return (
    <Section
      title={words.title}
      tools={
        <Button appearance="primary" icon={<LinkAddRegular />} onClick={onAdd} size="small">
          {words.add}
        </Button>
      }
    >
      {isAsked && links.length === 0 && <Waiting isTold={false} rows={1} />}
      {isKnown && links.length === 0 && <span className={styles.quiet}>{words.empty}</span>}
      {links.length > 0 && (
        <List label={words.title}>
          {links.map((link) => (
            <LinkRow key={`${link.record.kind} ${link.record.id}`} link={link} onUnlink={onUnlink} />
          ))}
        </List>
      )}
    </Section>
  );
}

function LinkRow({ link, onUnlink }: { readonly link: ItemLink } & Pick<LinksSectionProps, 'onUnlink'>) {
  const styles = useStyles();
  const { kinds, links: words } = useStrings();
  const { record, state } = link;
  return (
    <RecordRow
      detail={[kinds[record.kind], record.detail].filter((part) => part !== '').join(' · ')}
      end={
        state !== 'leaving' && (
          <Button
            appearance="subtle"
            aria-label={words.unlink(record.name)}
            icon={<LinkDismissRegular />}
            onClick={() => onUnlink(record)}
            size="small"
            title={words.unlink(record.name)}
          />
        )
      }
      icon={<KindTile kind={record.kind} />}
      name={<SiebelLink className={styles.name} name={record.name} url={record.url} />}
    >
      <StateLine tone={TONES[state]}>
        {words.states[state]}
        {link.words !== '' && `: ${link.words}`}
      </StateLine>
    </RecordRow>
  );
}
