// What stands where something could not be loaded: what, why, and a button to try again. Small, for it stands among what could.
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise';
import { explainTrouble } from '../explainTrouble.ts';
import { useStrings } from '../strings/StringsContext.tsx';

const useStyles = makeStyles({
  trouble: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorStatusDangerBackground1,
    border: `1px solid ${tokens.colorStatusDangerBorder1}`,
    overflowWrap: 'anywhere',
  },
  title: { fontWeight: tokens.fontWeightSemibold },
});

interface TroubleProps {
  readonly error: unknown;
  readonly onRetry: () => void;
  /** What could not be done, as a sentence without its full stop. */
  readonly what: string;
}

export function Trouble({ error, onRetry, what }: TroubleProps) {
  const styles = useStyles();
  const strings = useStrings();
  return (
    <div className={styles.trouble} role="alert">
      <span className={styles.title}>{what}</span>
      <span>{explainTrouble(error, strings)}</span>
      <Button icon={<ArrowClockwiseRegular />} onClick={onRetry} size="small">
        {strings.common.retry}
      </Button>
    </div>
  );
}
