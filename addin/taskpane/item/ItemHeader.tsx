// What the item is and how it stands in sync, in words; Sync now, the way to its Siebel record, and "Why?" below.
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowSyncRegular } from '@fluentui/react-icons/svg/arrow-sync';
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import { useState } from 'react';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ItemView } from '../../../shared/contract/items.ts';
import { useNow } from '../../hooks/useNow.ts';
import type { OutlookItem } from '../../office/outlook.ts';
import { useFormats, useStrings } from '../strings/StringsContext.tsx';
import { SiebelLink } from '../ui/SiebelLink.tsx';
import { StateLine } from '../ui/StateLine.tsx';
import { Trouble } from '../ui/Trouble.tsx';
import { STATE_TONES } from './stateTones.ts';
import { useSyncNow } from './useItemState.ts';
import { Why } from './Why.tsx';
import { Busy } from '../ui/Busy.tsx';

const useStyles = makeStyles({
  header: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralCardBackground,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  subject: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
    display: '-webkit-box',
    WebkitLineClamp: 2,
    WebkitBoxOrient: 'vertical',
    overflow: 'hidden',
  },
  state: { minHeight: '20px' },
  quiet: { color: tokens.colorNeutralForeground2 },
  small: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 }, // prettier-ignore
  buttons: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  open: { marginInlineStart: 'auto', fontSize: tokens.fontSizeBase200 },
  turned: { transform: 'rotate(180deg)' },
});

interface ItemHeaderProps {
  readonly item: OutlookItem;
  readonly state: UseQueryResult<ItemView>;
}

export function ItemHeader({ item, state }: ItemHeaderProps) {
  const styles = useStyles();
  const { common, item: words } = useStrings();
  return (
    <header className={styles.header}>
      <h1 className={styles.subject} title={item.subject}>
        {item.subject === '' ? common.noTitle : item.subject}
      </h1>
      {item.owner !== null ? (
        <StateLine tone="muted">{words.notMine(item.owner)}</StateLine>
      ) : state.data !== undefined ? (
        <Known view={state.data} />
      ) : state.isError ? (
        <Trouble error={state.error} onRetry={() => void state.refetch()} what={words.stateFailed} />
      ) : state.fetchStatus === 'idle' && item.id === null ? (
        <StateLine tone="muted">{`${words.unsaved}. ${words.unsavedText}`}</StateLine>
      ) : (
        <div className={styles.state}>
          <Busy label={common.loading} />
        </div>
      )}
    </header>
  );
}

function Known({ view }: { readonly view: ItemView }) {
  const styles = useStyles();
  const { common, item: words } = useStrings();
  const formats = useFormats();
  const now = useNow(20_000);
  const sync = useSyncNow();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <div aria-live="polite" className={styles.state}>
        <StateLine isLarge tone={STATE_TONES[view.state]}>
          {words.states[view.state]}
          {view.syncedAt !== null && (
            <span className={styles.quiet}>{`, ${words.syncedAt(formats.ago(view.syncedAt, now))}`}</span>
          )}
        </StateLine>
      </div>
      {view.words !== '' && view.state !== 'in sync' && <span className={styles.small}>{view.words}</span>}
      <div className={styles.buttons}>
        <Button
          disabledFocusable={sync.isPending}
          icon={sync.isPending ? <Busy /> : <ArrowSyncRegular />}
          onClick={() => sync.mutate()}
          size="small"
        >
          {words.syncNow}
        </Button>
        <Button
          appearance="subtle"
          aria-expanded={isOpen}
          icon={<ChevronDownRegular className={isOpen ? styles.turned : undefined} />}
          iconPosition="after"
          onClick={() => setOpen(!isOpen)}
          size="small"
        >
          {words.why}
        </Button>
        {view.siebelUrl !== null && (
          <SiebelLink className={styles.open} name={common.openInSiebel} url={view.siebelUrl} />
        )}
      </div>
      {isOpen && <Why view={view} />}
    </>
  );
}
