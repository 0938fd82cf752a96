// Text as both sides can hold it: one kind of line end, no trailing blanks, and the words of an HTML body. Pure.
import { convert } from 'html-to-text';

/** Text in our form. Null and what is no text give ''. */
export function cleanText(value: unknown): string {
  if (typeof value !== 'string') return '';
  return value.replace(/\r\n?/g, '\n').replace(/[ \t\u00a0]+$/gm, '').replace(/\n+$/, ''); // prettier-ignore
}

/** One line of text: a name, a phone number, a subject. */
export function cleanLine(value: unknown): string {
  return typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : '';
}

/** The words of a Graph itemBody, whether it is text or the HTML that Exchange makes of it. */
export function textOfBody(body: unknown): string {
  if (typeof body !== 'object' || body === null) return '';
  const { contentType, content } = body as { contentType?: unknown; content?: unknown };
  if (typeof content !== 'string') return '';
  return cleanText(String(contentType).toLowerCase() === 'html' ? textOfHtml(content) : content);
}

/** Plain words of HTML; links and pictures give their words only, and nothing is wrapped. */
export function textOfHtml(html: string): string {
  return convert(html, {
    wordwrap: false,
    preserveNewlines: false,
    selectors: [
      { selector: 'a', options: { ignoreHref: true } },
      { selector: 'img', format: 'skip' },
      { selector: 'p', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({
        selector,
        options: { uppercase: false, leadingLineBreaks: 1, trailingLineBreaks: 1 },
      })),
      { selector: 'table', options: { uppercaseHeaderCells: false } },
    ],
  });
}

/** Cuts at a target's length, not in the middle of a character. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const end = /[\ud800-\udbff]/.test(text.charAt(length - 1)) ? length - 1 : length;
  return text.slice(0, end);
}
