// What goes on around the contacts of the item: accounts, open opportunities and service requests, each one press away from a link, and activities.
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { LinkAddRegular } from '@fluentui/react-icons/svg/link-add';
import { useState } from 'react';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ItemLink } from '../../../shared/contract/items.ts';
import type { RecordKind, SiebelActivity, SiebelRecord, Surroundings } from '../../../shared/contract/siebelRecords.ts';
import { isLinked } from '../links/shownLinks.ts';
import { useFormats, useStrings } from '../strings/StringsContext.tsx';
import { Answer } from '../ui/Answer.tsx';
import { KindTile } from '../ui/kinds.tsx';
import { List } from '../ui/List.tsx';
import { RecordRow } from '../ui/RecordRow.tsx';
import { Section } from '../ui/Section.tsx';
import { SiebelLink } from '../ui/SiebelLink.tsx';
import { Waiting } from '../ui/Waiting.tsx';

const FIRST = 3;

const useStyles = makeStyles({
  groups: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  title: {
    margin: 0,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
  },
  quiet: { color: tokens.colorNeutralForeground2 },
  more: { alignSelf: 'flex-start', marginInlineStart: '36px' },
  group: { display: 'flex', flexDirection: 'column' },
});

interface AroundSectionProps {
  /** Kinds that this item can be linked with. */
  readonly linkable: readonly RecordKind[];
  readonly links: readonly ItemLink[];
  /** Null where this item cannot be linked. */
  readonly onLink: ((record: SiebelRecord) => void) | null;
  readonly query: UseQueryResult<Surroundings>;
}

export function AroundSection(props: AroundSectionProps) {
  const styles = useStyles();
  const { around: words } = useStrings();
  return (
    <Section title={words.title}>
      <Answer query={props.query} waiting={<Waiting rows={3} />} what={words.failed}>
        {({ accounts, lastActivities, nextActivities, opportunities, serviceRequests }) => (
          <div className={styles.groups}>
            <Records {...props} records={accounts} title={words.accounts} />
            <Records {...props} records={opportunities} title={words.opportunities} />
            <Records {...props} records={serviceRequests} title={words.serviceRequests} />
            <Activities activities={nextActivities} title={words.next} />
            <Activities activities={lastActivities} title={words.last} />
            {[accounts, opportunities, serviceRequests, nextActivities, lastActivities].every(
              ({ length }) => length === 0,
            ) && <span className={styles.quiet}>{words.empty}</span>}
          </div>
        )}
      </Answer>
    </Section>
  );
}

interface RecordsProps extends AroundSectionProps {
  readonly records: readonly SiebelRecord[];
  readonly title: string;
}

function Records({ linkable, links, onLink, records, title }: RecordsProps) {
  const styles = useStyles();
  const { around: words, common, search } = useStrings();
  const [isWhole, setWhole] = useState(false);
  if (records.length === 0) return null;
  const shown = isWhole ? records : records.slice(0, FIRST);
  return (
    <div className={styles.group}>
      <h3 className={styles.title}>{title}</h3>
      <List label={title}>
        {shown.map((record) => (
          <RecordRow
            detail={[record.detail, isLinked(links, record) ? search.isLinked : ''].filter((part) => part !== '').join(' · ')} // prettier-ignore
            end={
              onLink !== null &&
              linkable.includes(record.kind) &&
              !isLinked(links, record) && (
                <Button
                  appearance="subtle"
                  aria-label={words.link(record.name)}
                  icon={<LinkAddRegular />}
                  onClick={() => onLink(record)}
                  size="small"
                  title={words.link(record.name)}
                />
              )
            }
            icon={<KindTile kind={record.kind} />}
            key={record.id}
            name={<SiebelLink name={record.name} url={record.url} />}
          />
        ))}
      </List>
      {shown.length < records.length && (
        <Button appearance="subtle" className={styles.more} onClick={() => setWhole(true)} size="small">
          {common.more(records.length - shown.length)}
        </Button>
      )}
    </div>
  );
}

function Activities({ activities, title }: { readonly activities: readonly SiebelActivity[]; readonly title: string }) {
  const styles = useStyles();
  const { common } = useStrings();
  const formats = useFormats();
  if (activities.length === 0) return null;
  return (
    <div className={styles.group}>
      <h3 className={styles.title}>{title}</h3>
      <List label={title}>
        {activities.map(({ at, description, id, owner, status, type, url }) => (
          <RecordRow
            detail={[at === null ? '' : formats.moment(at), type, status, owner].filter((part) => part !== '').join(' · ')} // prettier-ignore
            icon={<KindTile kind="activity" />}
            key={id}
            name={<SiebelLink name={description === '' ? common.noTitle : description} url={url} />}
          />
        ))}
      </List>
    </div>
  );
}
