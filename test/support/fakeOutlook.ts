// Outlook around the pane as a plain object, whose item a test changes. The real office.js is driven by the browser tests.
import type { Outlook, OutlookItem, OutlookPerson } from '../../addin/office/outlook.ts';

export interface FakeOutlook extends Outlook {
  /** Recipients that were added, as `field name <address>`. */
  readonly added: string[];
  /** Addresses that were opened outside. */
  readonly opened: string[];
  body: string;
  item: OutlookItem | null;
  /** What reading fails with, until it is null again. */
  trouble: Error | null;
  /** How often the item was saved as a draft. */
  drafts: number;
  /** Keeps reading waiting until it is let go. */
  holdReading(): () => void;
  /** Selects another item; Outlook says so unless it is silent. */
  select(item: OutlookItem | null): void;
}

const person = (role: OutlookPerson['role'], name: string, address: string): OutlookPerson => ({ address, name, role });

export function makeMessage(change: Partial<OutlookItem> = {}): OutlookItem {
  return {
    kind: 'message',
    mode: 'read',
    id: 'M1',
    conversationId: 'T1',
    subject: 'Crane retrofit: dates for the yard in Bergen',
    people: [
      person('from', 'Matthias Brückner', 'matthias@brueckner.example'),
      person('to', 'Ingrid Halvorsen', 'Ingrid@halvorsen.example'),
      person('cc', 'Chinedu Okafor', 'chinedu@okafor.example'),
      person('cc', 'Sofia Castellanos', 'office@astilleros.example'),
      person('cc', 'Bilal Haddad', 'bilal.haddad@northwind-marine.example'),
    ],
    at: '2026-11-30T09:12:00Z',
    isOutgoing: false,
    owner: null,
    ...change,
  };
}

export function makeEvent(change: Partial<OutlookItem> = {}): OutlookItem {
  return makeMessage({
    kind: 'event',
    mode: 'compose',
    id: 'E1',
    subject: 'Quarterly review with Halvorsen Marine',
    people: [person('required', 'Ingrid Halvorsen', 'ingrid@halvorsen.example')],
    isOutgoing: true,
    ...change,
  });
}

export function createFakeOutlook(first: OutlookItem | null = makeMessage()): FakeOutlook {
  const listeners = new Set<() => void>();
  let held: Promise<void> = Promise.resolve();
  let key = 1;
  const outlook: FakeOutlook = {
    added: [],
    opened: [],
    body: '',
    item: first,
    trouble: null,
    drafts: 0,
    user: { address: 'anna.keller@northwind-marine.example', name: 'Anna Keller' },
    host: { platform: 'OfficeOnline', isMobile: false, language: 'en-GB', isDark: null },
    holdReading() {
      let release = (): void => undefined;
      held = new Promise((done) => (release = done));
      return release;
    },
    select(item) {
      key += 1;
      outlook.item = item;
      for (const listener of listeners) listener();
    },
    async readItem() {
      const { item, trouble } = outlook;
      await held;
      if (trouble !== null) throw trouble;
      return item;
    },
    itemKey: () => (outlook.item === null ? null : String(key)),
    onItemChanged(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    readBodyText: () => Promise.resolve(outlook.body),
    saveDraft() {
      outlook.drafts += 1;
      return Promise.resolve('DRAFT1');
    },
    addRecipients(people, field) {
      outlook.added.push(...people.map(({ address, name }) => `${field} ${name} <${address}>`));
      return Promise.resolve();
    },
    notify: () => Promise.resolve(),
    isSupported: () => true,
    openUrl: (url) => outlook.opened.push(url),
  };
  return outlook;
}
