// The names of those who take part, as the last line of a silent copy's body: Exchange must not know them as attendees, or it would mail
// them. The line is recognised by its first words, whatever HTML Outlook makes of it, and is no part of the body that travels inbound.

const MARK = '— Participants (Siebel): ';
const BLOCK = /^[ >]*[\u2012-\u2015-]+ *Participants \(Siebel\): *(.*)$/;

/** The names in a body's block, as one text; '' when there is none. */
export function namesInBlock(text: string): string {
  for (const line of text.split('\n')) {
    const match = BLOCK.exec(line);
    if (match) return match[1] ?? '';
  }
  return '';
}

/** A body with the block for these names; without any, the body as it is. */
export function withBlock(text: string, names: string): string {
  if (names === '') return text;
  return text === '' ? MARK + names : `${text}\n\n${MARK}${names}`;
}

/** A body without the block; what people wrote below it stays. */
export function withoutBlock(text: string): string {
  const lines = text.split('\n');
  const place = lines.findIndex((line) => BLOCK.test(line));
  if (place < 0) return text;
  const before = lines.slice(0, place).join('\n').trimEnd();
  const after = withoutBlock(lines.slice(place + 1).join('\n')).replace(/^\n+/, '');
  return [before, after].filter((part) => part !== '').join('\n');
}
