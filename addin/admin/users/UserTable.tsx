// The page of users as a table where there is room, as a list of sheets where there is not. Same parts, same order.
import { Caption1, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { UserView } from '../../../shared/contract/userMaps.ts';
import { useMediaQuery } from '../../hooks/useMediaQuery.ts';
import { useNow } from '../../hooks/useNow.ts';
import { strings } from '../strings.ts';
import { UserActions } from './UserActions.tsx';
import { IssueCount, LastSuccess, LinkCounts, UserName, UserStateMark } from './UserParts.tsx';

const useStyles = makeStyles({
  table: { width: '100%', borderCollapse: 'collapse', tableLayout: 'fixed' },
  head: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    textAlign: 'left',
    fontWeight: tokens.fontWeightRegular,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    whiteSpace: 'nowrap',
  },
  row: {
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
  },
  cell: { padding: `${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalS}`, verticalAlign: 'middle' },
  first: { paddingLeft: tokens.spacingHorizontalL },
  last: { paddingRight: tokens.spacingHorizontalL },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  sheet: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  pair: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalS,
  },
  name: { flexGrow: 1, flexBasis: '170px', minWidth: 0 },
  facts: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalL, rowGap: tokens.spacingVerticalXS },
  fact: { display: 'inline-flex', gap: tokens.spacingHorizontalXS, alignItems: 'baseline' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface UserTableProps {
  readonly onDryRun: (user: UserView) => void;
  readonly onOpen: (user: UserView) => void;
  readonly users: readonly UserView[];
}

export function UserTable(props: UserTableProps) {
  const isNarrow = useMediaQuery('(max-width: 920px)');
  return isNarrow ? <UserSheets {...props} /> : <WideTable {...props} />;
}

const COLUMNS = [
  { key: 'user', width: 'auto' },
  { key: 'state', width: '176px' },
  { key: 'lastSuccess', width: '92px' },
  { key: 'links', width: '150px' },
  { key: 'issues', width: '52px' },
  { key: 'actions', width: '198px' },
] as const;

function WideTable({ onDryRun, onOpen, users }: UserTableProps) {
  const styles = useStyles();
  const now = useNow();
  return (
    <table aria-label={strings.users.title} className={styles.table}>
      <thead>
        <tr>
          {COLUMNS.map(({ key, width }) => (
            <th
              className={mergeClasses(styles.head, key === 'user' && styles.first)}
              key={key}
              scope="col"
              style={{ width }}
            >
              {strings.users.columns[key]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {users.map((user) => (
          <tr className={styles.row} key={user.login}>
            <td className={mergeClasses(styles.cell, styles.first)}>
              <UserName onOpen={onOpen} user={user} />
            </td>
            <td className={styles.cell}>
              <UserStateMark user={user} />
            </td>
            <td className={styles.cell}>
              <LastSuccess now={now} user={user} />
            </td>
            <td className={styles.cell}>
              <LinkCounts user={user} />
            </td>
            <td className={styles.cell}>
              <IssueCount onOpen={onOpen} user={user} />
            </td>
            <td className={mergeClasses(styles.cell, styles.last)}>
              <UserActions onDryRun={onDryRun} user={user} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function UserSheets({ onDryRun, onOpen, users }: UserTableProps) {
  const styles = useStyles();
  const now = useNow();
  return (
    <ul aria-label={strings.users.title} className={styles.list}>
      {users.map((user) => (
        <li className={styles.sheet} key={user.login}>
          <div className={styles.pair}>
            <div className={styles.name}>
              <UserName onOpen={onOpen} user={user} />
            </div>
            <UserStateMark user={user} />
          </div>
          <div className={styles.pair}>
            <div className={styles.facts}>
              <span className={styles.fact}>
                <Caption1 className={styles.quiet}>{strings.users.columns.lastSuccess}</Caption1>
                <LastSuccess now={now} user={user} />
              </span>
              <span className={styles.fact}>
                <Caption1 className={styles.quiet}>{strings.users.columns.issues}</Caption1>
                <IssueCount onOpen={onOpen} user={user} />
              </span>
              <LinkCounts user={user} />
            </div>
            <UserActions onDryRun={onDryRun} user={user} />
          </div>
        </li>
      ))}
    </ul>
  );
}
