// The warning above everything else while removals are held: how many, whose, since when, and the way to them.
import { Button, makeStyles, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle, tokens, useRestoreFocusTarget } from '@fluentui/react-components'; // prettier-ignore
import { useMediaQuery } from '../../hooks/useMediaQuery.ts';
import { strings } from '../strings.ts';
import { RelativeTime } from '../ui/RelativeTime.tsx';
import { useHeldPlans } from './useHeldPlans.ts';

const useStyles = makeStyles({ body: { paddingBlock: tokens.spacingVerticalXS } });

interface HeldBannerProps {
  readonly now: Date;
  /** With the plan when there is but one. */
  readonly onLook: (planId?: string) => void;
}

/** Nothing while nothing is held, and nothing while that is not known: the section says when it cannot be loaded. */
export function HeldBanner({ now, onLook }: HeldBannerProps) {
  const styles = useStyles();
  const isWide = useMediaQuery('(min-width: 1100px)');
  const restoreFocus = useRestoreFocusTarget();
  const plans = useHeldPlans().data?.plans ?? [];
  const oldest = plans.at(-1);
  if (oldest === undefined) return null;
  const words = strings.heldPlans;
  const isOne = plans.length === 1;
  const removals = plans.reduce((sum, plan) => sum + plan.removals, 0);
  return (
    <MessageBar intent="warning" layout={isWide ? 'singleline' : 'multiline'}>
      <MessageBarBody className={styles.body}>
        <MessageBarTitle>{isOne ? words.banner(oldest) : words.bannerMany(plans.length, removals)}</MessageBarTitle>
        {isOne && `${words.gone(oldest)}, `}
        {isOne ? words.bannerSince : words.bannerOldest} <RelativeTime at={new Date(oldest.openedAt)} now={now} />
        {'. '}
        {words.bannerText}
      </MessageBarBody>
      <MessageBarActions>
        <Button {...restoreFocus} onClick={() => onLook(isOne ? oldest.id : undefined)}>
          {isOne ? words.look : words.lookMany}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
