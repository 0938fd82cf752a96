// Mounts the pane into taskpane.html.
import { FluentProvider } from '@fluentui/react-components';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { lightTheme } from '../theme.ts';

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <FluentProvider theme={lightTheme}>Siebel</FluentProvider>
    </StrictMode>,
  );
}
