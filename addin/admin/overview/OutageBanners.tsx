// What keeps users from being synced and is nobody's own trouble: a server that refuses us, or that most users wait for.
import { makeStyles, MessageBar, MessageBarBody, MessageBarTitle, tokens } from '@fluentui/react-components';
import type { OutageView } from '../../../shared/contract/status.ts';
import { strings } from '../strings.ts';
import { RelativeTime } from '../ui/RelativeTime.tsx';

const useStyles = makeStyles({ body: { paddingBlock: tokens.spacingVerticalXS, overflowWrap: 'anywhere' } });

interface OutageBannersProps {
  readonly now: Date;
  readonly outages: readonly OutageView[];
}

/** One bar for each; nothing while all is well. */
export function OutageBanners({ now, outages }: OutageBannersProps) {
  const styles = useStyles();
  const words = strings.overview;
  return outages.map((outage) => {
    const { kind, reason, retryAt, server, since, usersWaiting } = outage;
    const name = strings.words.sides[server];
    return (
      <MessageBar intent="error" key={`${kind} ${server}`} layout="multiline">
        <MessageBarBody className={styles.body}>
          <MessageBarTitle>{kind === 'refused' ? words.refused(name) : words.silent(name)}</MessageBarTitle>
          {words.since} <RelativeTime at={new Date(since)} now={now} />
          {`. ${kind === 'refused' ? words.nobody(usersWaiting) : words.waiting(usersWaiting)} `}
          {new Date(retryAt) > now ? (
            <>
              {words.nextTry} <RelativeTime at={new Date(retryAt)} now={now} />
              {'. '}
            </>
          ) : (
            `${words.nextCycle} `
          )}
          {words.answered(reason)}
        </MessageBarBody>
      </MessageBar>
    );
  });
}
