// Online meetings: the link to join, the block that the body holds below the words, and what becomes of them in a write. Once an event is an online
// meeting it stays one whatever `isOnlineMeeting` says; a body without the link makes it a plain event, as a client does that forgets the block.
import { createHash } from 'node:crypto';
import { isObject } from '../schema/readBody.ts';
import type { Json } from '../schema/readBody.ts';
import { withHtmlAfter } from './body.ts';

const provider = 'teamsForBusiness';

/** Graph's names of what these rules decide. */
export const onlineNames = ['isOnlineMeeting', 'onlineMeetingProvider', 'onlineMeeting'];

/** A link in Teams' form; the same event gives the same one. */
function joinUrlOf(seed: string): string {
  const thread = createHash('sha256').update(seed).digest('hex').slice(0, 40);
  const context = encodeURIComponent('{"Tid":"sandbox"}');
  return `https://teams.microsoft.com/l/meetup-join/19%3ameeting_${thread}%40thread.v2/0?context=${context}`;
}

function blockOf(joinUrl: string): string {
  const line = '________________________________________________________________________________';
  const link = `<a id="meet_invite_block.action.join_link" href="${joinUrl}">Join the meeting now</a>`;
  return `<br>\r\n<div class="me-email-text"><div>${line}</div>\r\n<div>Microsoft Teams</div>\r\n<div>${link}</div>\r\n<div>${line}</div></div>`;
}

function joinUrlIn(data: Json): string | undefined {
  const online = data['onlineMeeting'];
  const url = isObject(online) ? online['joinUrl'] : undefined;
  return typeof url === 'string' ? url : undefined;
}

/** The properties that make an event a plain one. */
export const notOnline: Json = { isOnlineMeeting: false, onlineMeetingProvider: 'unknown', onlineMeeting: null };

/**
 * What of an online meeting a write changes.
 * @param data the event after the write, its body as kept HTML
 * @param seed makes the link of a new online meeting
 */
export function writeOnline(given: Json, data: Json, before: Json | undefined, seed: string): Json {
  const html = String(data['body'] ?? '');
  const known = before === undefined ? undefined : joinUrlIn(before);
  if (known !== undefined) {
    // In the markup `&` may be written as an entity; the path is enough to know the link.
    const isKept = !('body' in given) || html.includes(known.split('?')[0] ?? known);
    if (!isKept) return notOnline;
    return { isOnlineMeeting: true, onlineMeetingProvider: provider, onlineMeeting: before?.['onlineMeeting'] };
  }
  if (given['isOnlineMeeting'] !== true) return notOnline;
  const joinUrl = joinUrlOf(seed);
  return {
    isOnlineMeeting: true,
    onlineMeetingProvider: provider,
    onlineMeeting: { joinUrl },
    body: withHtmlAfter(html, blockOf(joinUrl)),
  };
}
