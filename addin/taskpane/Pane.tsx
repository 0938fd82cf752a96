// The pane as a whole: theme, words, data cache, messages, and the pages. Built of plain parts, so that tests can bring their own.
import { FluentProvider, makeStyles, tokens } from '@fluentui/react-components';
import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ApiError } from '../client/ApiError.ts';
import { createQueryClient } from '../client/queryClient.ts';
import { PaneProvider } from './session/PaneContext.tsx';
import type { PaneTools } from './session/PaneContext.tsx';
import type { Start } from './shell/pages.ts';
import { Shell } from './shell/Shell.tsx';
import { TellProvider } from './shell/Tell.tsx';
import type { Language } from './strings/language.ts';
import { StringsProvider } from './strings/StringsContext.tsx';
import { useTheme } from './useTheme.ts';

const useStyles = makeStyles({
  pane: {
    minHeight: '100vh',
    minWidth: 0,
    backgroundColor: tokens.colorNeutralBackground1,
  },
});

export interface PaneProps {
  readonly language: Language;
  readonly start: Start;
  readonly tools: PaneTools;
}

export function Pane({ language, start, tools }: PaneProps) {
  const styles = useStyles();
  const { isDark, theme } = useTheme(tools.outlook?.host.isDark ?? null);
  const [hasEnded, setEnded] = useState(false);
  const [queryClient] = useState(() =>
    createQueryClient((error) => {
      if (error instanceof ApiError && error.kind === 'signed-out') setEnded(true);
    }),
  );

  useEffect(() => {
    const page = document.documentElement;
    page.style.colorScheme = isDark ? 'dark' : 'light';
    page.lang = language.strings.language;
    page.dir = language.dir;
    document.body.style.margin = '0';
  }, [isDark, language]);

  return (
    <StringsProvider language={language}>
      <QueryClientProvider client={queryClient}>
        <FluentProvider dir={language.dir} theme={theme}>
          <div className={styles.pane}>
            <PaneProvider value={tools}>
              <TellProvider>
                <Shell hasEnded={hasEnded} onSignedIn={() => setEnded(false)} start={start} />
              </TellProvider>
            </PaneProvider>
          </div>
        </FluentProvider>
      </QueryClientProvider>
    </StringsProvider>
  );
}
