// The console as a whole: theme, data cache, sign-in gate, and the page behind it.
import { FluentProvider, makeStyles, Toaster, tokens } from '@fluentui/react-components';
import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { createQueryClient } from '../client/queryClient.ts';
import { useColorScheme } from '../hooks/useColorScheme.ts';
import { darkTheme, lightTheme } from '../theme.ts';
import { Console } from './Console.tsx';
import { SessionGate } from './session/SessionGate.tsx';
import { Header } from './shell/Header.tsx';
import { TOASTER_ID } from './shell/useTell.tsx';

const useStyles = makeStyles({ app: { minHeight: '100vh', backgroundColor: tokens.colorNeutralBackground3 } });

export function App() {
  const styles = useStyles();
  const { choice, choose, scheme } = useColorScheme();
  const [queryClient] = useState(() => createQueryClient());

  useEffect(() => {
    document.documentElement.style.colorScheme = scheme;
    document.body.style.margin = '0';
  }, [scheme]);

  return (
    <QueryClientProvider client={queryClient}>
      <FluentProvider theme={scheme === 'dark' ? darkTheme : lightTheme}>
        {/* A class on the provider would style every portal too. */}
        <div className={styles.app}>
          <SessionGate>
            <Console header={<Header onThemeChange={choose} theme={choice} />} />
          </SessionGate>
        </div>
        <Toaster position="bottom-end" toasterId={TOASTER_ID} />
      </FluentProvider>
    </QueryClientProvider>
  );
}
