// Mounts the pane into taskpane.html, and says so plainly when Outlook never answers.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Pane } from './Pane.tsx';
import { startOf } from './shell/pages.ts';
import { startPane } from './start.ts';
import { Stuck } from './Stuck.tsx';

/** The pages that most people open next, fetched while nothing else is to do. */
function fetchAhead(): void {
  void import('./links/LinkPage.tsx');
  void import('./contact/NewContactPage.tsx');
}

const element = document.getElementById('root');
if (element !== null) {
  const root = createRoot(element);
  const start = startOf(window.location.search);
  const mount = (): void => {
    startPane().then(
      ({ language, tools }) => {
        root.render(
          <StrictMode>
            <Pane language={language} start={start} tools={tools} />
          </StrictMode>,
        );
        setTimeout(fetchAhead, 2_000);
      },
      () => root.render(<Stuck onRetry={mount} />),
    );
  };
  mount();
}
