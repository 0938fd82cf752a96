// My overruled edits: what the user wrote in Outlook and lost to an edit in Siebel, with the way to have it back.
import { Button } from '@fluentui/react-components';
import { ArrowUndoRegular } from '@fluentui/react-icons/svg/arrow-undo';
import { asText } from '../../ui/asText.ts';
import { useFormats, useStrings } from '../strings/StringsContext.tsx';
import { Answer } from '../ui/Answer.tsx';
import { List } from '../ui/List.tsx';
import { Section } from '../ui/Section.tsx';
import { useItemStyles } from './itemStyles.ts';
import { useOverruled, useRestore } from './useOverruled.ts';
import type { OverruledEdit } from './useOverruled.ts';

export function OverruledSection() {
  const styles = useItemStyles();
  const { sync: words } = useStrings();
  const query = useOverruled();
  return (
    <Section count={query.data?.length} title={words.overruled}>
      <Answer query={query} what={words.overruledFailed}>
        {(edits) => (
          <>
            <span className={styles.quiet}>{edits.length === 0 ? words.overruledNone : words.overruledText}</span>
            {edits.length > 0 && (
              <List label={words.overruled}>
                {edits.map((edit) => (
                  <EditItem edit={edit} key={edit.lineId} />
                ))}
              </List>
            )}
          </>
        )}
      </Answer>
    </Section>
  );
}

function EditItem({ edit }: { readonly edit: OverruledEdit }) {
  const styles = useItemStyles();
  const { common, fields, sync: words } = useStrings();
  const formats = useFormats();
  const restore = useRestore();
  const title = edit.title === '' ? common.noTitle : edit.title;
  return (
    <li className={styles.item}>
      <span className={styles.title}>{title}</span>
      <span className={styles.quiet}>{formats.moment(edit.at)}</span>
      {edit.fields.map(({ field, value }) => (
        <span key={field}>
          <span className={styles.quiet}>{`${fields[field] ?? field}: `}</span>
          {asText(value) || words.emptyValue}
        </span>
      ))}
      <Button
        aria-label={words.restoreNamed(title)}
        className={styles.button}
        disabledFocusable={restore.isPending}
        icon={<ArrowUndoRegular />}
        onClick={() => restore.mutate(edit)}
        size="small"
      >
        {words.restore}
      </Button>
    </li>
  );
}
