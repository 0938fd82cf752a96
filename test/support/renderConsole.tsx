// Renders a part of the console against a server that speaks the contract, signed in with a role. For tests under jsdom.
import { FluentProvider, Toaster } from '@fluentui/react-components';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { RenderResult } from '@testing-library/react';
import type { ReactNode } from 'react';
import { SessionProvider } from '../../addin/admin/session/SessionContext.tsx';
import { TOASTER_ID } from '../../addin/admin/shell/useTell.tsx';
import { createApi } from '../../addin/client/request.ts';
import { lightTheme } from '../../addin/theme.ts';

export type TestRole = 'Administrator' | 'Auditor' | 'Nobody';

/** @param url base address of the server */
export function renderConsole(url: string, role: TestRole, children: ReactNode): RenderResult {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const session = {
    account: { name: 'Maren Vogt', username: 'maren.vogt@northwind-marine.example', roles: [role] },
    api: createApi(url, () => Promise.resolve(`token-${role}`)),
    mayOperate: role === 'Administrator',
    signIn: () => Promise.resolve(),
    signOut: () => undefined,
  };
  return render(
    <QueryClientProvider client={client}>
      <FluentProvider theme={lightTheme}>
        <SessionProvider value={session}>{children}</SessionProvider>
        <Toaster toasterId={TOASTER_ID} />
      </FluentProvider>
    </QueryClientProvider>,
  );
}
