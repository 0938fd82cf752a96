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
  const parts: string[][] = [[]];
  for (const line of text.split('\n')) {
    if (BLOCK.test(line)) parts.push([]);
    else parts.at(-1)?.push(line);
  }
  if (parts.length === 1) return text;
  const last = parts.length - 1;
  const texts = parts.map((lines, index) => {
    const part = lines.join('\n');
    const ended = index < last ? part.trimEnd() : part;
    return index > 0 ? ended.replace(/^\n+/, '') : ended;
  });
  return texts.filter((part) => part !== '').join('\n');
}
