// The names of those who take part, at the end of a silent copy's body: Exchange must not know them as attendees, or it would mail them.

const MARK = '— Participants (Siebel): ';

/** The body with the names of all participants; without any, the body as it is. */
export function withParticipants(body: string, participants: readonly string[]): string {
  if (participants.length === 0) return body;
  const block = MARK + participants.join(', ');
  return body === '' ? block : `${body}\n\n${block}`;
}

/** The body without the block, whatever Outlook put around it. */
export function withoutParticipants(body: string): string {
  const start = body.lastIndexOf(MARK);
  if (start < 0) return body;
  const end = body.indexOf('\n', start);
  const after = end < 0 ? '' : body.slice(end + 1).replace(/^\n+/, '');
  const before = body.slice(0, start).replace(/\s+$/, '');
  return [before, after].filter((part) => part !== '').join('\n');
}
