// The parts that pages are made of: a frame with people and tabs, lists, forms, notices. Knows how things look; must not know what they mean.
import type { ReactElement, ReactNode } from 'react';
import { pagesPath } from './visit.ts';

/** A link with a name; `isCurrent` marks where one is. */
export interface Place {
  readonly name: string;
  readonly address: string;
  readonly isCurrent?: boolean;
}

/** The address of a page below `/pages/`, each part encoded. */
export function addressOf(...parts: readonly string[]): string {
  return [pagesPath, ...parts.map((part) => encodeURIComponent(part))].join('/');
}

function Links({ label, places }: { readonly label: string; readonly places: readonly Place[] }): ReactElement {
  return (
    <nav aria-label={label} className="links">
      {places.map(({ address, isCurrent, name }) => (
        <a aria-current={isCurrent ? 'page' : undefined} href={address} key={address}>
          {name}
        </a>
      ))}
    </nav>
  );
}

interface FrameProps {
  readonly children: ReactNode;
  /** Asked every few seconds by the page's script; the page is shown anew when the answer changes and nobody is typing. */
  readonly liveAddress?: string;
  readonly people: readonly Place[];
  /** The server's name, such as `Sandbox Exchange`. */
  readonly server: string;
  readonly tabs: readonly Place[];
  readonly title: string;
}

/** The whole page: the server's name, the people to look at, the tabs of one person, the content. */
export function Frame({ children, liveAddress, people, server, tabs, title }: FrameProps): ReactElement {
  return (
    <>
      <a className="skip" href="#content">
        To the content
      </a>
      <header>
        <a className="server" href={pagesPath}>
          {server}
        </a>
        {people.length === 0 ? null : (
          <details>
            <summary>{people.find(({ isCurrent }) => isCurrent)?.name ?? 'Choose somebody'}</summary>
            <Links label="People" places={people} />
          </details>
        )}
        {tabs.length > 0 ? <Links label="What to look at" places={tabs} /> : null}
      </header>
      <main data-live={liveAddress} id="content" tabIndex={-1}>
        <h1>{title}</h1>
        {children}
      </main>
    </>
  );
}

interface NoticeProps {
  readonly children: ReactNode;
  readonly kind: 'good' | 'bad' | 'plain';
}

/** A sentence to the reader: what was done, what went wrong, or what there is to know. */
export function Notice({ children, kind }: NoticeProps): ReactElement {
  return (
    <p className={`notice ${kind}`} role={kind === 'bad' ? 'alert' : 'status'}>
      {children}
    </p>
  );
}

interface EntryProps {
  readonly address: string;
  /** Short words on the right, such as a category or a state. */
  readonly badges?: readonly string[];
  readonly details: readonly string[];
  readonly name: string;
}

/** One line of a list, which leads to its record. What has no name says so. */
export function Entry({ address, badges = [], details, name }: EntryProps): ReactElement {
  return (
    <li>
      <a className="entry" href={address}>
        <strong dir="auto">{name.trim() === '' ? '(no name)' : name}</strong>
        {badges.map((badge) => (
          <span className="badge" key={badge}>
            {badge}
          </span>
        ))}
        <small dir="auto">{details.filter((detail) => detail !== '').join(' · ')}</small>
      </a>
    </li>
  );
}

interface ListingProps {
  readonly children: readonly ReactElement[];
  /** What to say when there is nothing. */
  readonly empty: string;
}

/** A list of entries, or a sentence that says why it is empty. */
export function Listing({ children, empty }: ListingProps): ReactElement {
  return children.length === 0 ? <Notice kind="plain">{empty}</Notice> : <ul className="listing">{children}</ul>;
}

interface PagerProps {
  readonly address: string;
  /** The first row shown, counted from 0. */
  readonly from: number;
  readonly hasMore: boolean;
  readonly query: URLSearchParams;
  /** How many rows are shown. */
  readonly shown: number;
  readonly size: number;
  /** How many there are, where that is known. */
  readonly total?: number;
}

/** Which rows are shown, and the way to the others (`from` in the query). Nothing where one page shows all. */
export function Pager({ address, from, hasMore, query, shown, size, total }: PagerProps): ReactElement | null {
  if (from === 0 && !hasMore) return null;
  const at = (start: number): string => {
    const asked = new URLSearchParams(query);
    asked.set('from', String(start));
    return `${address}?${asked.toString()}`;
  };
  return (
    <nav aria-label="Pages" className="pager">
      {from > 0 ? <a href={at(Math.max(0, from - size))}>Earlier</a> : null}
      <span>
        {from + 1} to {from + shown}
        {total === undefined ? null : ` of ${total}`}
      </span>
      {hasMore ? <a href={at(from + size)}>Later</a> : null}
    </nav>
  );
}
