// One client's live view of the journal: first what was missed, then every new line that fits the filter.
import type { Response } from 'express';
import type { JournalStreamQuery } from '../../shared/contract/journal.ts';
import type { JournalLine } from '../store/journal.ts';
import type { ServiceDependencies } from '../services/dependencies.ts';
import { findUser } from '../services/findUser.ts';
import { describeJournalLine } from '../services/listJournal.ts';
import { openEventStream } from './eventStream.ts';
import { readAfter, type JournalFeed } from './journalFeed.ts';
import type { Access } from './policies/access.ts';
import { presentJournalLine } from './presenters/redact.ts';

/** Resolves once the stream is open; it goes on until the client leaves. @throws UserError user-not-mapped */
export async function streamJournal(
  services: Pick<ServiceDependencies, 'store' | 'clock'>,
  feed: JournalFeed,
  query: JournalStreamQuery,
  access: Access,
  response: Response,
): Promise<void> {
  const login = access.login === null ? undefined : (await findUser(services.store, access.login)).login;
  const filter = { ...query, login };
  // New lines wait until what was missed has been sent.
  const waiting: JournalLine[] = [];
  let tell = (line: JournalLine): void => void waiting.push(line);
  const leave = await feed.listen((line) => tell(line));
  try {
    const missed = query.afterId === undefined ? [] : await readAfter(services.store.journal, query.afterId);
    const endsInMs = access.endsAt === null ? null : access.endsAt.getTime() - services.clock.now().getTime();
    const stream = openEventStream(response, endsInMs);
    stream.onEnd(leave);
    const sent = new Set(missed.map((line) => line.id));
    const send = (line: JournalLine): void => {
      if (!fits(line, filter)) return;
      const data = presentJournalLine(describeJournalLine(line), access);
      stream.send({ name: 'line', id: line.id, data });
    };
    tell = (line) => {
      if (!sent.delete(line.id)) send(line);
    };
    missed.reverse().forEach(send);
    waiting.forEach((line) => tell(line));
  } catch (error) {
    leave();
    throw error;
  }
}

type LineFilter = Pick<JournalStreamQuery, 'login' | 'domain' | 'direction' | 'outcome'>;

function fits(line: JournalLine, filter: LineFilter): boolean {
  return (
    (filter.login === undefined || filter.login === line.login) &&
    (filter.domain === undefined || filter.domain === line.domain) &&
    (filter.direction === undefined || filter.direction === line.direction) &&
    (filter.outcome === undefined || filter.outcome === line.outcome)
  );
}
