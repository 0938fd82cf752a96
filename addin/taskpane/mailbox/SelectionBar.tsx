// What can be done with the selected contacts or tasks, at the foot of the pane while something is selected.
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { LinkAddRegular } from '@fluentui/react-icons/svg/link-add';
import type { MailboxItem } from '../../../shared/contract/items.ts';
import type { MailboxFolder } from '../../client/items.ts';
import { useSyncList } from '../people/useSyncList.ts';
import { useStrings } from '../strings/StringsContext.tsx';

const useStyles = makeStyles({
  bar: {
    position: 'sticky',
    insetBlockEnd: tokens.spacingVerticalS,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalS,
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow8,
  },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  count: { fontWeight: tokens.fontWeightSemibold, flexGrow: 1, paddingInlineStart: tokens.spacingHorizontalXS },
  quiet: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    paddingInlineStart: tokens.spacingHorizontalXS,
  },
});

interface SelectionBarProps {
  readonly chosen: readonly MailboxItem[];
  readonly folder: MailboxFolder;
  readonly onClear: () => void;
  /** Null where these cannot be linked. */
  readonly onLink: (() => void) | null;
}

export function SelectionBar({ chosen, folder, onClear, onLink }: SelectionBarProps) {
  const styles = useStyles();
  const { common, mailbox: words } = useStrings();
  const syncList = useSyncList(onClear);
  const contactIds = chosen.flatMap(({ siebelId }) => (siebelId === null ? [] : [siebelId]));
  const outside = chosen.length - contactIds.length;
  const isContacts = folder === 'contacts';
  return (
    <div aria-label={words.selected(chosen.length)} className={styles.bar} role="group">
      <div className={styles.line}>
        <span aria-live="polite" className={styles.count}>
          {words.selected(chosen.length)}
        </span>
        <Button
          appearance="subtle"
          aria-label={common.clear}
          icon={<DismissRegular />}
          onClick={onClear}
          size="small"
        />
      </div>
      {isContacts && outside > 0 && <span className={styles.quiet}>{words.notInSiebel(outside)}</span>}
      <div className={styles.line}>
        {isContacts && (
          <>
            <Button
              disabledFocusable={contactIds.length === 0}
              onClick={() => syncList.change(contactIds, true)}
              size="small"
            >
              {words.add}
            </Button>
            <Button
              aria-label={words.removeLong}
              disabledFocusable={contactIds.length === 0}
              onClick={() => syncList.change(contactIds, false)}
              size="small"
            >
              {words.remove}
            </Button>
          </>
        )}
        {onLink !== null && (
          <Button icon={<LinkAddRegular />} onClick={onLink} size="small">
            {words.link}
          </Button>
        )}
      </div>
    </div>
  );
}
