// My Sync: how the user's sync stands, what syncs, the questions and issues, and the edits that were overruled.
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowSyncRegular } from '@fluentui/react-icons/svg/arrow-sync';
import type { UserView } from '../../../shared/contract/userMaps.ts';
import type { UserState } from '../../../shared/vocabulary.ts';
import { useNow } from '../../hooks/useNow.ts';
import { useSyncNow } from '../item/useItemState.ts';
import { useMe } from '../session/PaneContext.tsx';
import { useFormats, useStrings } from '../strings/StringsContext.tsx';
import { Answer } from '../ui/Answer.tsx';
import { StateLine } from '../ui/StateLine.tsx';
import type { Tone } from '../ui/StateLine.tsx';
import { Waiting } from '../ui/Waiting.tsx';
import { IssuesSections } from './IssuesSections.tsx';
import { LevelsSection } from './LevelsSection.tsx';
import { OverruledSection } from './OverruledSection.tsx';
import { useMyUser } from './useMySync.ts';
import { Busy } from '../ui/Busy.tsx';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
  card: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralCardBackground,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
  },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 }, // prettier-ignore
});

const TONES: Readonly<Record<UserState, Tone>> = {
  'never synced': 'waiting',
  'in sync': 'success',
  'with issues': 'warning',
  suspended: 'danger',
  disabled: 'muted',
};

export default function MySyncPage() {
  const styles = useStyles();
  const { sync: words } = useStrings();
  const user = useMyUser();
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>{words.title}</h1>
      <Answer query={user} waiting={<Waiting rows={1} />} what={words.failed}>
        {(row) => row !== null && <Standing user={row} />}
      </Answer>
      <LevelsSection links={user.data?.links} />
      <IssuesSections />
      <OverruledSection />
    </div>
  );
}

function Standing({ user }: { readonly user: UserView }) {
  const styles = useStyles();
  const { mailbox, name } = useMe();
  const { item: itemWords, sync: words } = useStrings();
  const formats = useFormats();
  const now = useNow(20_000);
  const sync = useSyncNow();
  const last = user.lastSuccessAt;
  return (
    <div className={styles.card}>
      <div aria-live="polite">
        <StateLine isLarge tone={TONES[user.state]}>
          {words.states[user.state]}
        </StateLine>
      </div>
      {user.stateReason !== null && <span>{user.stateReason}</span>}
      {user.state === 'disabled' && <span>{words.disabledText}</span>}
      <span className={styles.quiet}>
        {`${last === null ? words.never : words.last(formats.ago(last, now))} · ${name}, ${mailbox}`}
      </span>
      <Button
        disabledFocusable={sync.isPending || !user.enabled}
        icon={sync.isPending ? <Busy /> : <ArrowSyncRegular />}
        onClick={() => sync.mutate()}
        size="small"
      >
        {itemWords.syncNow}
      </Button>
    </div>
  );
}
