// What the pane knows of Outlook: one shape for read and compose, message and appointment. Must not know Siebel or any page.

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

/**
 * Waits for Outlook around this page; null outside of it.
 * @param timeoutMs how long Office may take to say where it runs.
 */
export async function startOutlook(_timeoutMs = 5_000): Promise<Outlook | null> {
  return null;
}
