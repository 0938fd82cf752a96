// How a record stands in a list of My Sync: its title, quieter lines, and what can be done about it.
import { makeStyles, tokens } from '@fluentui/react-components';

export const useItemStyles = makeStyles({
  item: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalXXS,
    paddingBlock: tokens.spacingVerticalS,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    overflowWrap: 'anywhere',
  },
  title: { fontWeight: tokens.fontWeightSemibold },
  button: { marginBlockStart: tokens.spacingVerticalXXS },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 }, // prettier-ignore
});
