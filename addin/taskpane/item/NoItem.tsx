// What stands where an item would, when there is none: that it is so, and the pages that need none.
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { MailInboxRegular } from '@fluentui/react-icons/svg/mail-inbox';
import { usePane } from '../session/PaneContext.tsx';
import type { PageName } from '../shell/pages.ts';
import { useStrings } from '../strings/StringsContext.tsx';

const useStyles = makeStyles({
  page: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: tokens.spacingVerticalM,
    paddingBlock: tokens.spacingVerticalXXXL,
    textAlign: 'center',
  },
  icon: { fontSize: '40px', lineHeight: 0, color: tokens.colorBrandForeground1 },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  text: { color: tokens.colorNeutralForeground2, maxWidth: '34ch' },
  ways: { display: 'flex', flexDirection: 'column', alignItems: 'stretch', gap: tokens.spacingVerticalS, minWidth: '180px' }, // prettier-ignore
});

export function NoItem({ onGo }: { readonly onGo: (page: PageName) => void }) {
  const styles = useStyles();
  const { outlook } = usePane();
  const { item: words, mailbox, sync } = useStrings();
  return (
    <div className={styles.page}>
      <span aria-hidden className={styles.icon}>
        <MailInboxRegular />
      </span>
      <h1 className={styles.title}>{outlook === null ? words.outsideTitle : words.noneTitle}</h1>
      <span className={styles.text}>{outlook === null ? words.outsideText : words.noneText}</span>
      <div className={styles.ways}>
        <Button onClick={() => onGo('my-contacts')}>{mailbox.contacts.title}</Button>
        <Button onClick={() => onGo('my-tasks')}>{mailbox.tasks.title}</Button>
        <Button onClick={() => onGo('my-sync')}>{sync.title}</Button>
      </div>
    </div>
  );
}
