// The records of a plan: a page of them at a time, and a search, so that 5,000 are as easy to look through as five.
import { Body1, Caption1, makeStyles, mergeClasses, SearchBox, Text, tokens } from '@fluentui/react-components';
import { useDeferredValue, useMemo, useState } from 'react';
import type { HeldPlanDetails } from '../../../shared/contract/heldPlans.ts';
import { useNow } from '../../hooks/useNow.ts';
import { strings } from '../strings.ts';
import { Pager } from '../ui/Pager.tsx';
import { RelativeTime } from '../ui/RelativeTime.tsx';

const PAGE_SIZE = 25;
type Row = HeldPlanDetails['rows'][number];

const useStyles = makeStyles({
  search: { width: '100%', maxWidth: '360px', marginBottom: tokens.spacingVerticalS },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  row: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
    padding: `${tokens.spacingVerticalSNudge} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  title: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  untitled: { color: tokens.colorNeutralForeground3, fontStyle: 'italic' },
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalM,
    color: tokens.colorNeutralForeground2,
  },
  id: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

const says = (row: Row, wanted: string): boolean =>
  [row.title ?? '', row.siebelId, row.exchangeId].some((text) => text.toLocaleLowerCase().includes(wanted));

export function PlanRows({ plan }: { readonly plan: HeldPlanDetails }) {
  const styles = useStyles();
  const now = useNow();
  const [search, setSearch] = useState('');
  const [offset, setOffset] = useState(0);
  const wanted = useDeferredValue(search.trim().toLocaleLowerCase());
  const found = useMemo(() => (wanted === '' ? plan.rows : plan.rows.filter((row) => says(row, wanted))), [plan.rows, wanted]); // prettier-ignore
  const from = offset < found.length ? offset : 0;
  if (plan.rows.length === 0) return <Body1 className={styles.quiet}>{strings.heldPlans.rowsGone}</Body1>;
  return (
    <div>
      {plan.rows.length > PAGE_SIZE && (
        <SearchBox
          aria-label={strings.heldPlans.search}
          className={styles.search}
          onChange={(_, data) => {
            setSearch(data.value);
            setOffset(0);
          }}
          placeholder={strings.heldPlans.search}
          value={search}
        />
      )}
      {found.length === 0 && (
        <Body1 block className={styles.quiet}>
          {strings.heldPlans.noRow}
        </Body1>
      )}
      <ol aria-label={strings.heldPlans.rows} className={styles.list}>
        {found.slice(from, from + PAGE_SIZE).map((row) => (
          <li className={styles.row} key={`${row.siebelId} ${row.exchangeId}`}>
            <RowTitle title={row.title} />
            <Caption1 className={styles.facts}>
              <span>{strings.heldPlans.effect(row, plan.side, plan.domain)}</span>
              <span className={styles.id}>{row.siebelId}</span>
              <span>
                {strings.heldPlans.goneSince} <RelativeTime at={new Date(row.seenAt)} now={now} />
              </span>
            </Caption1>
          </li>
        ))}
      </ol>
      {found.length > PAGE_SIZE && <Pager offset={from} onMove={setOffset} pageSize={PAGE_SIZE} total={found.length} />}
    </div>
  );
}

/** The name of a record; an auditor does not see it, and a record may have none. */
function RowTitle({ title }: { readonly title: string | null }) {
  const styles = useStyles();
  const shown = title === null || title === '' ? null : title;
  return (
    <Text
      className={mergeClasses(styles.title, shown === null && styles.untitled)}
      title={shown ?? undefined}
      weight="semibold"
    >
      {shown ?? (title === null ? strings.common.hidden : strings.common.noTitle)}
    </Text>
  );
}
