// The User Map: search, state, one page of rows, and what there is to say when there are none.
import { Button, makeStyles, SearchBox, Select, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import { PeopleSearchRegular } from '@fluentui/react-icons/svg/people-search';
import { PersonAddRegular } from '@fluentui/react-icons/svg/person-add';
import { USER_STATES } from '../../../shared/vocabulary.ts';
import type { UserState } from '../../../shared/vocabulary.ts';
import type { UserView } from '../../../shared/contract/userMaps.ts';
import { strings } from '../strings.ts';
import { Notice } from '../../ui/Notice.tsx';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { Panel } from '../ui/Panel.tsx';
import { Pager } from '../ui/Pager.tsx';
import { SyncAllButton } from './SyncAllButton.tsx';
import { UserTable } from './UserTable.tsx';
import { PAGE_SIZE, useUserPage } from './useUserPage.ts';
import type { UserPage } from './useUserPage.ts';

const useStyles = makeStyles({
  filters: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    padding: `0 ${tokens.spacingHorizontalL} ${tokens.spacingVerticalM}`,
  },
  search: { flexGrow: 1, flexBasis: '220px', maxWidth: '360px' },
  rows: { display: 'flex', flexDirection: 'column', gap: '18px', padding: tokens.spacingHorizontalL },
  row: { height: '28px' },
});

interface UsersPanelProps {
  readonly enabledUsers: number;
  readonly onDryRun: (user: UserView) => void;
  readonly onOpen: (user: UserView) => void;
  readonly onStateChange: (state: UserState | undefined) => void;
  readonly state: UserState | undefined;
}

export function UsersPanel({ enabledUsers, onDryRun, onOpen, onStateChange, state }: UsersPanelProps) {
  const styles = useStyles();
  const page = useUserPage(state);
  const clear = () => {
    page.setSearch('');
    onStateChange(undefined);
  };
  return (
    <Panel title={strings.users.title} tools={<SyncAllButton enabledUsers={enabledUsers} />}>
      <div className={styles.filters} role="search">
        <SearchBox
          aria-label={strings.users.search}
          className={styles.search}
          maxLength={100}
          onChange={(_, data) => page.setSearch(data.value)}
          placeholder={strings.users.search}
          value={page.search}
        />
        <Select
          aria-label={strings.users.state}
          onChange={(_, data) => onStateChange(USER_STATES.find((candidate) => candidate === data.value))}
          value={state ?? ''}
        >
          <option value="">{strings.users.anyState}</option>
          {USER_STATES.map((option) => (
            <option key={option} value={option}>
              {strings.words.states[option]}
            </option>
          ))}
        </Select>
      </div>
      <Rows
        isFiltered={page.search !== '' || state !== undefined}
        onClear={clear}
        onDryRun={onDryRun}
        onOpen={onOpen}
        page={page}
      />
    </Panel>
  );
}

interface RowsProps {
  readonly isFiltered: boolean;
  readonly onClear: () => void;
  readonly onDryRun: (user: UserView) => void;
  readonly onOpen: (user: UserView) => void;
  readonly page: UserPage;
}

function Rows({ isFiltered, onClear, onDryRun, onOpen, page }: RowsProps) {
  const styles = useStyles();
  const { query } = page;
  if (query.data === undefined) {
    if (query.isError) {
      return <FailureNotice error={query.error} onRetry={() => void query.refetch()} what={strings.users.failed} />;
    }
    return (
      <Skeleton aria-label={strings.common.loading} className={styles.rows}>
        {Array.from({ length: 6 }, (_, row) => (
          <SkeletonItem className={styles.row} key={row} />
        ))}
      </Skeleton>
    );
  }
  const { total, users } = query.data;
  if (users.length > 0) {
    return (
      <>
        <UserTable onDryRun={onDryRun} onOpen={onOpen} users={users} />
        <Pager offset={page.offset} onMove={page.setOffset} pageSize={PAGE_SIZE} total={total} />
      </>
    );
  }
  return isFiltered ? (
    <Notice
      action={<Button onClick={onClear}>{strings.users.clear}</Button>}
      icon={<PeopleSearchRegular />}
      text={strings.users.noneText}
      title={strings.users.noneTitle}
    />
  ) : (
    <Notice icon={<PersonAddRegular />} text={strings.users.emptyText} title={strings.users.emptyTitle} />
  );
}
