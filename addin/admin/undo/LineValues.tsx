// The values of a journal line: before and after by field, and those that lost a conflict.
import { Body1, Caption1, makeStyles, mergeClasses, Subtitle2, tokens } from '@fluentui/react-components';
import type { JournalDetails } from '../../../shared/contract/journal.ts';
import { asText } from '../../ui/asText.ts';
import { strings } from '../strings.ts';

const useStyles = makeStyles({
  title: { margin: 0, paddingBottom: tokens.spacingVerticalS },
  table: { width: '100%', borderCollapse: 'collapse', tableLayout: 'fixed' },
  cell: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS} ${tokens.spacingVerticalXS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    textAlign: 'left',
    verticalAlign: 'top',
    fontWeight: tokens.fontWeightRegular,
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-wrap',
  },
  quiet: { color: tokens.colorNeutralForeground2 },
});

function Value({ value }: { readonly value: unknown }) {
  const styles = useStyles();
  const text = asText(value);
  return text === '' ? <span className={styles.quiet}>{strings.undo.empty}</span> : text;
}

export function LineValues({ line }: { readonly line: JournalDetails }) {
  const styles = useStyles();
  const words = strings.undo;
  if (line.values === null) return <Body1 className={styles.quiet}>{line.valuesKept ? words.valuesHidden : words.valuesGone}</Body1>; // prettier-ignore
  const { after, before, overruled } = line.values;
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return (
    <>
      {fields.length > 0 && (
        <section aria-label={words.values}>
          <Subtitle2 as="h3" block className={styles.title}>
            {words.values}
          </Subtitle2>
          <table aria-label={words.values} className={styles.table}>
            <thead>
              <tr>
                {[words.field, words.before, words.after].map((head) => (
                  <th className={mergeClasses(styles.cell, styles.quiet)} key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {fields.map((field) => (
                <tr key={field}>
                  <th className={styles.cell} scope="row">
                    {field}
                  </th>
                  <td className={styles.cell}>
                    <Value value={before[field]} />
                  </td>
                  <td className={styles.cell}>
                    <Value value={after[field]} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {overruled.length > 0 && (
        <section aria-label={words.overruled}>
          <Subtitle2 as="h3" block className={styles.title}>
            {words.overruled}
          </Subtitle2>
          {overruled.map(({ field, side, value }) => (
            <div key={`${field} ${side}`}>
              {field} <Caption1 className={styles.quiet}>{words.overruledOf(strings.words.sides[side])}</Caption1>:{' '}
              <Value value={value} />
            </div>
          ))}
        </section>
      )}
    </>
  );
}
