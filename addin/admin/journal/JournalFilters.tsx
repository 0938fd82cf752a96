// The filters above what travelled: user, domain, outcome, and whether skips are shown.
import { makeStyles, Select, Switch, tokens } from '@fluentui/react-components';
import { DOMAINS } from '../../../shared/vocabulary.ts';
import type { OutcomeKind } from '../../../shared/vocabulary.ts';
import type { JournalFilter } from '../../client/journal.ts';
import { strings } from '../strings.ts';
import { UserPicker } from '../ui/UserPicker.tsx';

/** What a journal line can have become; `planned` is for dry runs. */
const SHOWN_OUTCOMES: readonly OutcomeKind[] = ['written', 'skipped', 'failed'];

const useStyles = makeStyles({
  filters: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `0 ${tokens.spacingHorizontalL} ${tokens.spacingVerticalM}`,
  },
  select: { minWidth: 0, flexGrow: 1, flexBasis: '124px' },
});

interface JournalFiltersProps {
  readonly filter: JournalFilter;
  readonly onFilterChange: (filter: JournalFilter) => void;
  readonly onShowSkipsChange: (showSkips: boolean) => void;
  readonly showSkips: boolean;
}

export function JournalFilters({ filter, onFilterChange, onShowSkipsChange, showSkips }: JournalFiltersProps) {
  const styles = useStyles();
  return (
    <div className={styles.filters}>
      <UserPicker login={filter.login} onChange={(login) => onFilterChange({ ...filter, login })} />
      <Select
        aria-label={strings.journal.domain}
        className={styles.select}
        onChange={(_, data) =>
          onFilterChange({ ...filter, domain: DOMAINS.find((candidate) => candidate === data.value) })
        }
        value={filter.domain ?? ''}
      >
        <option value="">{strings.journal.anyDomain}</option>
        {DOMAINS.map((domain) => (
          <option key={domain} value={domain}>
            {strings.words.domains[domain]}
          </option>
        ))}
      </Select>
      <Select
        aria-label={strings.journal.outcome}
        className={styles.select}
        onChange={(_, data) =>
          onFilterChange({ ...filter, outcome: SHOWN_OUTCOMES.find((candidate) => candidate === data.value) })
        }
        value={filter.outcome ?? ''}
      >
        <option value="">{strings.journal.anyOutcome}</option>
        {SHOWN_OUTCOMES.map((outcome) => (
          <option key={outcome} value={outcome}>
            {strings.words.outcomes[outcome]}
          </option>
        ))}
      </Select>
      <Switch
        checked={showSkips || filter.outcome === 'skipped'}
        disabled={filter.outcome !== undefined}
        label={strings.journal.showSkips}
        onChange={(_, data) => onShowSkipsChange(data.checked)}
      />
    </div>
  );
}
