// The first page of the sandbox's Exchange (all mailboxes) and the mail it would have sent. Knows names and mails; nothing of what is in a mailbox.
import { Entry, Frame, Listing, Notice, Pager, addressOf } from '../../common/pages/parts.tsx';
import { SearchForm } from '../../common/pages/forms.tsx';
import type { Sight, Visit } from '../../common/pages/visit.ts';
import type { MailboxOwner } from '../mailboxes/people.ts';
import type { SentMail } from '../mailboxes/Store.ts';
import { nameOf, roomAddress } from './room.tsx';

const pageSize = 50;
const server = 'Sandbox Exchange';

function startOf(visit: Visit): number {
  return Math.max(0, Math.floor(Number(visit.query.get('from') ?? 0)) || 0);
}

function matches(owner: MailboxOwner, text: string): boolean {
  return `${nameOf(owner)} ${owner.email}`.toLowerCase().includes(text.toLowerCase());
}

/** All mailboxes, to choose one. */
export function startPage(visit: Visit, owners: readonly MailboxOwner[], mailCount: number): Sight {
  const q = visit.query.get('q')?.trim() ?? '';
  const found = owners.filter((owner) => matches(owner, q));
  const from = startOf(visit);
  const content = (
    <Frame people={[]} server={server} tabs={[]} title="Whose mailbox?">
      <Notice kind="plain">
        This server plays Microsoft Exchange Online. Look into a mailbox, change something as its owner would in
        Outlook, and watch it arrive in Siebel. It has sent{' '}
        <a href={addressOf('mail')}>{mailCount === 1 ? 'one mail' : `${mailCount} mails`}</a> about meetings: none of
        them leaves this machine.
      </Notice>
      <div className="toolbar">
        <SearchForm action={addressOf()} label="Name or address" value={q} />
      </div>
      <Listing empty={`No mailbox has “${q}” in its name or address.`}>
        {found.slice(from, from + pageSize).map((owner) => (
          <Entry
            address={roomAddress({ owner }, 'contacts')}
            details={[owner.email, owner.timeZone]}
            key={owner.email}
            name={nameOf(owner)}
          />
        ))}
      </Listing>
      <Pager
        address={addressOf()}
        from={from}
        hasMore={from + pageSize < found.length}
        query={visit.query}
        shown={Math.min(pageSize, found.length - from)}
        size={pageSize}
        total={found.length}
      />
    </Frame>
  );
  return { kind: 'page', title: server, content };
}

/** The mail that Exchange would have sent, newest first. */
export function mailPage(visit: Visit, mails: readonly SentMail[]): Sight {
  const from = startOf(visit);
  const newest = mails.toReversed();
  const content = (
    <Frame people={[]} server={server} tabs={[]} title="Mail about meetings">
      <Listing empty="Nothing has been mailed. A sync never mails anybody; people who plan or answer meetings do.">
        {newest.slice(from, from + pageSize).map((mail, index) => (
          <Entry
            address={`${addressOf('mail')}?from=${from}`}
            badges={[mail.kind]}
            details={[`from ${mail.from}`, `to ${mail.to.join(', ')}`, mail.at]}
            key={`${from + index}`}
            name={mail.subject}
          />
        ))}
      </Listing>
      <Pager
        address={addressOf('mail')}
        from={from}
        hasMore={from + pageSize < newest.length}
        query={visit.query}
        shown={Math.min(pageSize, newest.length - from)}
        size={pageSize}
        total={newest.length}
      />
    </Frame>
  );
  return { kind: 'page', title: `Mail · ${server}`, content };
}
