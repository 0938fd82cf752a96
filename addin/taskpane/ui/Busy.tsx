// A small turning ring while something is on its way. Slim on purpose: it is part of the first thing that is loaded.
import { makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  ring: {
    display: 'inline-block',
    boxSizing: 'border-box',
    width: '16px',
    height: '16px',
    borderRadius: tokens.borderRadiusCircular,
    border: `2px solid ${tokens.colorBrandStroke2}`,
    borderTopColor: tokens.colorBrandStroke1,
    animationName: { to: { transform: 'rotate(360deg)' } },
    animationDuration: '900ms',
    animationIterationCount: 'infinite',
    animationTimingFunction: 'linear',
    '@media (prefers-reduced-motion: reduce)': { animationDuration: '4s' },
  },
});

/** @param label says what is going on where no words beside it do */
export function Busy({ label }: { readonly label?: string }) {
  const styles = useStyles();
  if (label === undefined) return <span aria-hidden className={styles.ring} />;
  return <span aria-label={label} className={styles.ring} role="img" />;
}
