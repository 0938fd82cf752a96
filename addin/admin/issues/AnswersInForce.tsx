// What people decided and is still in force or waits to be carried out, each with a way to take it back. Nothing when there is none.
import { Button, Caption1, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { useSession } from '../session/SessionContext.tsx';
import { strings } from '../strings.ts';
import { DomainMark } from '../ui/marks.tsx';
import { RelativeTime } from '../ui/RelativeTime.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { useDecisions, useWithdraw } from './useIssues.ts';

const useStyles = makeStyles({
  section: { borderTop: `1px solid ${tokens.colorNeutralStroke2}`, padding: tokens.spacingHorizontalL },
  title: { margin: 0, paddingBottom: tokens.spacingVerticalS },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXXS,
    padding: `${tokens.spacingVerticalXS} 0`,
  },
  quiet: { color: tokens.colorNeutralForeground2, flexGrow: 1 },
});

export function AnswersInForce({ login, now }: { readonly login: string | undefined; readonly now: Date }) {
  const styles = useStyles();
  const { mayOperate } = useSession();
  const decisions = useDecisions(login).data?.decisions ?? [];
  const withdraw = useWithdraw();
  const words = strings.issues;
  if (decisions.length === 0) return null;
  return (
    <section aria-label={words.inForce} className={styles.section}>
      <Subtitle2 as="h3" block className={styles.title}>
        {words.inForce}
      </Subtitle2>
      <ul aria-label={words.inForce} className={styles.list}>
        {decisions.map((decision) => (
          <li className={styles.line} key={decision.id}>
            <Text weight="semibold">{words.decided(decision)}</Text>
            <Caption1 className={styles.quiet}>
              {decision.login} <DomainMark domain={decision.domain} /> {words.decidedBy(decision.decidedBy)}{' '}
              <RelativeTime at={new Date(decision.decidedAt)} now={now} />
            </Caption1>
            {mayOperate && (
              <Button disabledFocusable={withdraw.isPending} onClick={() => withdraw.mutate(decision.id)} size="small">
                {words.withdraw} <VisuallyHidden>{`${words.decided(decision)}, ${decision.login}`}</VisuallyHidden>
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
