// Renders the whole pane against a server that speaks the contract, with Outlook as a plain object. For tests under jsdom.
import { render } from '@testing-library/react';
import type { RenderResult } from '@testing-library/react';
import { createApi } from '../../addin/client/request.ts';
import { Pane } from '../../addin/taskpane/Pane.tsx';
import { startOf } from '../../addin/taskpane/shell/pages.ts';
import { loadLanguage } from '../../addin/taskpane/strings/language.ts';
// The parts that the pane loads later are loaded before a test's patience begins.
import '../../addin/taskpane/compose/ComposePeople.tsx';
import '../../addin/taskpane/contact/NewContactPage.tsx';
import '../../addin/taskpane/links/LinkPage.tsx';
import '../../addin/taskpane/links/ReplaceDialog.tsx';
import '../../addin/taskpane/mailbox/MailboxPage.tsx';
import '../../addin/taskpane/mySync/MySyncPage.tsx';
import type { FakeOutlook } from './fakeOutlook.ts';

export interface PaneSetting {
  /** Null outside of Outlook. */
  readonly outlook: FakeOutlook | null;
  readonly language?: string;
  /** The query of the pane's address. */
  readonly place?: string;
  readonly signIn?: () => Promise<void>;
  readonly token?: () => Promise<string | null>;
}

/** @param url base address of the server */
export async function renderPane(url: string, setting: PaneSetting): Promise<RenderResult> {
  const { language = 'en-GB', outlook, place = '', signIn = () => Promise.resolve() } = setting;
  const api = createApi(url, setting.token ?? (() => Promise.resolve('token')));
  return render(
    <Pane
      language={await loadLanguage(language)}
      start={startOf(place)}
      tools={{ api, outlook, signIn: { start: signIn } }}
    />,
  );
}
