// What is shown when Outlook opened the pane and then said nothing. Not even the language is known, so it is said in English.
import { Button, FluentProvider, makeStyles, tokens } from '@fluentui/react-components';
import { en } from './strings/en.ts';
import { useTheme } from './useTheme.ts';

const useStyles = makeStyles({
  page: {
    minHeight: '100vh',
    boxSizing: 'border-box',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalXL,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase400 },
});

export function Stuck({ onRetry }: { readonly onRetry: () => void }) {
  const styles = useStyles();
  const { theme } = useTheme(null);
  return (
    <FluentProvider theme={theme}>
      <main className={styles.page} role="alert">
        <h1 className={styles.title}>{en.failure.meTitle}</h1>
        <span>{en.failure.outlook.timeout}</span>
        <Button onClick={onRetry}>{en.common.retry}</Button>
      </main>
    </FluentProvider>
  );
}
