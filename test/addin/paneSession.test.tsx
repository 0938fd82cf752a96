// @vitest-environment jsdom
import { onlineManager } from '@tanstack/react-query';
import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFakeOutlook } from '../support/fakeOutlook.ts';
import { startPaneApi } from '../support/paneApi.ts';
import type { PaneApi } from '../support/paneApi.ts';
import { renderPane } from '../support/renderPane.tsx';

const PATIENCE = { timeout: 20_000 };

describe('who may see the pane, and in which language', { timeout: 60_000 }, () => {
  let server: PaneApi;
  const user = userEvent.setup();

  beforeEach(async () => {
    server = await startPaneApi();
  });

  afterEach(async () => {
    cleanup();
    onlineManager.setOnline(true);
    await server.close();
  });

  const text = (words: string | RegExp) => screen.findByText(words, {}, PATIENCE);
  const press = async (name: string | RegExp) => user.click(await screen.findByRole('button', { name }, PATIENCE));

  it('asks somebody who is not signed in to sign in, and goes on then', async () => {
    server.failing.set('/api/me', { status: 401, message: 'Sign in.' });
    const signIn = () => {
      server.failing.clear();
      return Promise.resolve();
    };
    await renderPane(server.url, { outlook: createFakeOutlook(), signIn });
    expect(await screen.findByRole('heading', { name: 'Sign in' }, PATIENCE)).toBeTruthy();
    await press('Sign in');
    expect(await text('Ingrid Halvorsen')).toBeTruthy();
  });

  it('says so when signing in did not succeed', async () => {
    server.failing.set('/api/me', { status: 401 });
    await renderPane(server.url, { outlook: createFakeOutlook(), signIn: () => Promise.reject(new Error('closed')) });
    await press('Sign in');
    expect(await text('The sign-in did not succeed. Please try again.')).toBeTruthy();
  });

  it('asks to sign in again when the session ends while it is open', async () => {
    const outlook = createFakeOutlook();
    await renderPane(server.url, { outlook });
    await text('Ingrid Halvorsen');
    server.failing.set(`/api/users/${server.me.login}/sync`, { status: 401 });
    await press('Sync now');
    expect(await screen.findByRole('heading', { name: 'Sign in' }, PATIENCE)).toBeTruthy();
    await press('Sign in');
    expect(await text('Ingrid Halvorsen')).toBeTruthy();
  });

  it('tells somebody whose mailbox nobody mapped to ask an administrator', async () => {
    server.failing.set('/api/me', { status: 403, id: 'user-without-mailbox' });
    await renderPane(server.url, { outlook: createFakeOutlook() });
    expect(await text('Your mailbox is not set up yet')).toBeTruthy();
    expect(await text(/ask the administrator of Siebel Server Sync to map you/)).toBeTruthy();
    server.failing.clear();
    await press('Try again');
    expect(await text('Ingrid Halvorsen')).toBeTruthy();
  });

  it('tells somebody without a role to ask for one', async () => {
    server.failing.set('/api/me', { status: 403, id: 'role-missing' });
    await renderPane(server.url, { outlook: createFakeOutlook() });
    expect(await text(/your account has no role in Siebel Server Sync/)).toBeTruthy();
  });

  it('says that it is offline, and goes on by itself', async () => {
    await renderPane(server.url, { outlook: createFakeOutlook() });
    await text('Ingrid Halvorsen');
    onlineManager.setOnline(false);
    expect(await text('You are offline')).toBeTruthy();
    onlineManager.setOnline(true);
    await expect.poll(() => screen.queryByText('You are offline'), PATIENCE).toBeNull();
  });

  it('works outside of Outlook for what needs no item', async () => {
    await renderPane(server.url, { outlook: null });
    expect(await text('Not in Outlook')).toBeTruthy();
    await press('My Tasks');
    expect(await text('Send the crane drawings')).toBeTruthy();
  });

  it.each([
    ['de-CH', 'Auf die Sync-Liste: Ingrid Halvorsen', /^In Ihrem Postfach seit 3\. ?Mai 2026$|^In Ihrem Postfach seit 03\.05\.2026$/], // prettier-ignore
    ['fr', 'Ajouter à la Sync List : Ingrid Halvorsen', 'Dans votre boîte aux lettres depuis le 3 mai 2026'],
    ['es-MX', 'Añadir a la Sync List: Ingrid Halvorsen', 'En su buzón desde el 3 may 2026'],
    ['ja-JP', '同期リストに追加: Ingrid Halvorsen', '2026/05/03 からメールボックスにあります'],
    ['pt-BR', 'Add To Sync List: Ingrid Halvorsen', 'In your mailbox since May 3, 2026'],
  ])('speaks the language of Outlook: %s', async (language, button, since) => {
    await renderPane(server.url, { language, outlook: createFakeOutlook() });
    expect(await screen.findByRole('button', { name: button }, PATIENCE)).toBeTruthy();
    expect(await text(since)).toBeTruthy();
  });

  it('goes from right to left where Outlook does', async () => {
    await renderPane(server.url, { language: 'he-IL', outlook: createFakeOutlook() });
    await text('Ingrid Halvorsen');
    expect(document.documentElement.dir).toBe('rtl');
    expect(document.documentElement.lang).toBe('en');
  });
});
