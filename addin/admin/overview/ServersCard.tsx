// Whether both servers answer, and why not if they do not.
import { Body1Strong, Caption1, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { ErrorCircleFilled } from '@fluentui/react-icons/svg/error-circle';
import { ServerRegular } from '@fluentui/react-icons/svg/server';
import { SIDES } from '../../../shared/vocabulary.ts';
import type { Side } from '../../../shared/vocabulary.ts';
import type { ReachabilityView, StatusView } from '../../../shared/contract/status.ts';
import { strings } from '../strings.ts';
import { RelativeTime } from '../ui/RelativeTime.tsx';
import { Card } from './Card.tsx';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  server: {
    display: 'grid',
    gridTemplateColumns: '20px 1fr',
    columnGap: tokens.spacingHorizontalS,
    alignItems: 'start',
  },
  icon: { display: 'inline-flex', fontSize: '20px' },
  well: { color: tokens.colorStatusSuccessForeground1 },
  ill: { color: tokens.colorStatusDangerForeground1, overflowWrap: 'anywhere' },
  text: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

interface ServerProps {
  readonly now: Date;
  readonly reachability: ReachabilityView;
  readonly side: Side;
}

function Server({ now, reachability, side }: ServerProps) {
  const styles = useStyles();
  const { checkedAt, message, reachable } = reachability;
  return (
    <li className={styles.server}>
      <span aria-hidden className={mergeClasses(styles.icon, reachable ? styles.well : styles.ill)}>
        {reachable ? <CheckmarkCircleFilled /> : <ErrorCircleFilled />}
      </span>
      <div>
        <Body1Strong block>{strings.words.sides[side]}</Body1Strong>
        {message !== null && (
          <Caption1 block className={styles.ill}>
            {message}
          </Caption1>
        )}
        <Caption1 block className={styles.text}>
          {`${reachable ? strings.overview.reachable : strings.overview.unreachable}, ${strings.overview.checked} `}
          <RelativeTime at={new Date(checkedAt)} now={now} />
        </Caption1>
      </div>
    </li>
  );
}

interface ServersCardProps {
  readonly now: Date;
  readonly reachability: StatusView['reachability'];
}

export function ServersCard({ now, reachability }: ServersCardProps) {
  const styles = useStyles();
  return (
    <Card icon={<ServerRegular />} label={strings.overview.servers}>
      <ul className={styles.list}>
        {SIDES.map((side) => (
          <Server key={side} now={now} reachability={reachability[side]} side={side} />
        ))}
      </ul>
    </Card>
  );
}
