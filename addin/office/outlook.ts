// What the pane knows of Outlook: one shape for read and compose, message and appointment. Must not know Siebel or any page.
import { within } from './ask.ts';
import { addRecipients, notify, readBodyText, saveDraft } from './compose.ts';
import { describeHost, openUrl } from './host.ts';
import { createItemChanges } from './itemChanges.ts';
import type { AnyItem } from './itemShape.ts';
import { OfficeTrouble } from './OfficeTrouble.ts';
import { keyOf, readItem } from './readItem.ts';

export interface OutlookPerson {
  /** The SMTP address as Outlook shows it. */
  readonly address: string;
  readonly name: string;
  readonly role: 'from' | 'to' | 'cc' | 'organizer' | 'required' | 'optional';
}

export interface OutlookItem {
  readonly kind: 'message' | 'event';
  /** An appointment is composed by its organizer and read by its attendees. */
  readonly mode: 'read' | 'compose';
  /** The id that Microsoft Graph knows; null until a composed item is saved. */
  readonly id: string | null;
  readonly conversationId: string | null;
  readonly subject: string;
  /** Everybody on it except the user, each once. */
  readonly people: readonly OutlookPerson[];
  /** ISO 8601 in UTC: when a message was received or sent, or when an appointment starts; null where Outlook says nothing. */
  readonly at: string | null;
  /** The user wrote the message, or organises the appointment. */
  readonly isOutgoing: boolean;
  /** The address of the mailbox that the item lies in; null for the user's own. */
  readonly owner: string | null;
}

export interface Outlook {
  readonly user: { readonly address: string; readonly name: string };
  readonly host: {
    /** As Office calls it: `OfficeOnline`, `PC`, `Mac`, `iOS`, `Android`, `Universal`. */
    readonly platform: string;
    readonly isMobile: boolean;
    /** BCP 47, as Outlook is shown: `en-US`. */
    readonly language: string;
    /** Null where Outlook does not say; the browser's preference counts then. */
    readonly isDark: boolean | null;
  };
  /** The present item; null when nothing is selected. @throws OfficeTrouble `timeout` or `unavailable` */
  readItem(): Promise<OutlookItem | null>;
  /** A cheap fingerprint of the present item, for noticing another; null when nothing is selected. */
  itemKey(): string | null;
  /** Calls back whenever another item is selected, whatever of Outlook's signs for it exist. Returns the unsubscribe. */
  onItemChanged(listener: () => void): () => void;
  /** The item's text, for the signature; '' on any trouble. */
  readBodyText(): Promise<string>;
  /** Saves a composed item as a draft and gives its id. @throws OfficeTrouble */
  saveDraft(): Promise<string>;
  /** Adds to a composed item's recipients. @throws OfficeTrouble */
  addRecipients(
    people: readonly { readonly address: string; readonly name: string }[],
    field: 'to' | 'cc' | 'required' | 'optional',
  ): Promise<void>;
  /** Shows one line above the item, cut at 150 characters; the next call replaces it. @throws OfficeTrouble */
  notify(text: string): Promise<void>;
  /** Whether this Outlook has a requirement set: `Mailbox`, `1.8`. */
  isSupported(requirementSet: string, version: string): boolean;
  /** Opens a page outside the pane. */
  openUrl(url: string): void;
}

/** How often an item is read again that was exchanged while it was read. */
const MOST_READINGS = 3;

/** Office types its item as every shape at once. */
function presentItem(): AnyItem | null {
  return (Office.context.mailbox.item as unknown as AnyItem | null | undefined) ?? null;
}

/** Graph's form of an id of Office.js; mobile Outlook gives that form already. */
function toRestId(id: string): string {
  if (describeHost().isMobile) return id;
  return Office.context.mailbox.convertToRestId(id, Office.MailboxEnums.RestVersion.v2_0);
}

function isSupported(requirementSet: string, version: string): boolean {
  return Office.context.requirements.isSetSupported(requirementSet, version);
}

async function readPresent(userAddress: string): Promise<OutlookItem | null> {
  for (let reading = 1; reading <= MOST_READINGS; reading += 1) {
    const item = presentItem();
    if (item === null) return null;
    const read = await readItem(item, { userAddress, toRestId, isSupported }).catch((error: unknown) => {
      if (item === presentItem()) throw error;
    });
    // Calls are answered for what is selected when they arrive: parts of two items would be mixed.
    if (read && item === presentItem()) return read;
  }
  throw new OfficeTrouble('unavailable', 'item: another one is selected again and again');
}

function createOutlook(): Outlook {
  const profile = Office.context.mailbox.userProfile as Office.UserProfile | undefined;
  const user = { address: profile?.emailAddress ?? '', name: profile?.displayName ?? '' };
  const itemKey = () => keyOf(presentItem());
  return {
    user,
    get host() {
      return describeHost();
    },
    readItem: () => readPresent(user.address),
    itemKey,
    onItemChanged: createItemChanges(itemKey, (handler, answer) =>
      Office.context.mailbox.addHandlerAsync(Office.EventType.ItemChanged, handler, answer),
    ),
    readBodyText: () => readBodyText(presentItem()),
    saveDraft: async () => toRestId(await saveDraft(presentItem())),
    addRecipients: (people, field) => addRecipients(presentItem(), people, field),
    notify: (text) => notify(presentItem(), text),
    isSupported,
    openUrl,
  };
}

/** Office puts its note into the address or the name of the page that it opens. */
function isOpenedByOffice(): boolean {
  return window.top !== window.self || /_host_Info=/.test(window.location.search) || window.name.includes('hostInfo');
}

/**
 * Waits for Outlook around this page; null outside of it, and without Office's script.
 * @param timeoutMs how long Office may take to say where it runs.
 * @throws OfficeTrouble `timeout` when Outlook opened this page and then says nothing.
 */
export async function startOutlook(timeoutMs = 8_000): Promise<Outlook | null> {
  if (typeof Office === 'undefined') return null;
  try {
    const { host } = await within('onReady', timeoutMs, Office.onReady());
    return String(host) === 'Outlook' && Office.context.mailbox ? createOutlook() : null;
  } catch (error) {
    if (isOpenedByOffice()) throw error;
    return null;
  }
}
