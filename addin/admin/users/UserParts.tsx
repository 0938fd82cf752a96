// The cells of a user that the table and the list share: who it is, the state, the linked records, the issues.
import {
  Caption1,
  Link,
  makeStyles,
  mergeClasses,
  tokens,
  Tooltip,
  useRestoreFocusTarget,
} from '@fluentui/react-components';
import { DOMAINS } from '../../../shared/vocabulary.ts';
import type { UserView } from '../../../shared/contract/userMaps.ts';
import { formatCount } from '../format.ts';
import { strings } from '../strings.ts';
import { DomainIcon, StateBadge } from '../ui/marks.tsx';
import { RelativeTime } from '../ui/RelativeTime.tsx';

const useStyles = makeStyles({
  stack: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    minWidth: 0,
    gap: tokens.spacingVerticalXXS,
  },
  name: { fontWeight: tokens.fontWeightSemibold, textAlign: 'left' },
  quiet: { color: tokens.colorNeutralForeground2 },
  cut: { maxWidth: '100%', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  reason: { display: '-webkit-box', WebkitBoxOrient: 'vertical', WebkitLineClamp: 2, overflow: 'hidden' },
  links: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalM },
  link: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '3px',
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
  },
  none: { color: tokens.colorNeutralForeground3 },
});

interface UserProps {
  readonly user: UserView;
}

/** Name and mailbox; the name opens the details. */
export function UserName({ onOpen, user }: UserProps & { readonly onOpen: (user: UserView) => void }) {
  const styles = useStyles();
  const restoreFocus = useRestoreFocusTarget();
  return (
    <div className={styles.stack}>
      <Link
        {...restoreFocus}
        appearance="subtle"
        aria-label={strings.users.detailsOf(user.name)}
        as="button"
        className={mergeClasses(styles.name, styles.cut)}
        onClick={() => onOpen(user)}
      >
        {user.name}
      </Link>
      <Caption1 className={mergeClasses(styles.quiet, styles.cut)} title={user.mailbox}>
        {user.mailbox}
      </Caption1>
    </div>
  );
}

/** The state, and below it the reason if there is one. */
export function UserStateMark({ user }: UserProps) {
  const styles = useStyles();
  return (
    <div className={styles.stack}>
      <StateBadge state={user.state} />
      {user.stateReason !== null && (
        <Tooltip content={user.stateReason} relationship="description">
          <Caption1 className={mergeClasses(styles.quiet, styles.reason)}>{user.stateReason}</Caption1>
        </Tooltip>
      )}
    </div>
  );
}

/** When the last successful run ended. */
export function LastSuccess({ now, user }: UserProps & { readonly now: Date }) {
  const styles = useStyles();
  if (user.lastSuccessAt === null) return <span className={styles.none}>{strings.users.never}</span>;
  return <RelativeTime at={new Date(user.lastSuccessAt)} now={now} />;
}

/** Linked records, one count for each domain. */
export function LinkCounts({ user }: UserProps) {
  const styles = useStyles();
  return (
    <div className={styles.links}>
      {DOMAINS.map((domain) => (
        <Tooltip content={strings.users.links(domain, user.links[domain])} key={domain} relationship="label">
          <span className={mergeClasses(styles.link, user.links[domain] === 0 && styles.none)} role="img">
            <DomainIcon domain={domain} />
            {formatCount(user.links[domain])}
          </span>
        </Tooltip>
      ))}
    </div>
  );
}

/** Open issues; a number opens the details. */
export function IssueCount({ onOpen, user }: UserProps & { readonly onOpen: (user: UserView) => void }) {
  const styles = useStyles();
  const restoreFocus = useRestoreFocusTarget();
  if (user.openIssues === 0) return <span className={styles.none}>{strings.users.noIssues}</span>;
  return (
    <Link
      {...restoreFocus}
      aria-label={`${strings.users.issues(user.openIssues)}: ${user.name}`}
      as="button"
      onClick={() => onOpen(user)}
    >
      {formatCount(user.openIssues)}
    </Link>
  );
}
