// Text as both sides can hold it, and the words of an HTML body. No HTML is written here: bodies go out as text, and Exchange makes its
// own HTML of them. Pure.
import { compile } from 'html-to-text';
import { FieldUnreadable } from './fieldUnreadable.ts';

/** Control characters but tab and line ends, and the marks without a width that clients leave behind. */
const UNSEEN = /[\p{Cc}\u200b\ufeff]/gu;

/** Text in our form: composed characters (NFC), `\n` line ends, plain blanks, no blanks at the end of a line, no empty lines around it. What is no text gives ''. */
export function cleanText(value: unknown): string {
  if (typeof value !== 'string') return '';
  const lines = value
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) =>
      line
        .replace(/\t/g, '    ')
        .replace(UNSEEN, '')
        .replace(/\u00a0/g, ' ')
        .trimEnd(),
    );
  // By index: an expression for the line ends at the end would look at every run of empty lines again and again.
  const first = lines.findIndex((line) => line !== '');
  return first < 0 ? '' : lines.slice(first, lines.findLastIndex((line) => line !== '') + 1).join('\n');
}

/** One line of text: a name, a phone number, a subject. */
export function cleanLine(value: unknown): string {
  return typeof value === 'string'
    ? value
        .normalize('NFC')
        .replace(/[\s\u0085]/g, ' ')
        .replace(UNSEEN, '')
        .trim()
    : '';
}

/** The words of a Graph itemBody, whether it is text or HTML. @throws FieldUnreadable for HTML that is nested thousands of times */
export function textOfBody(body: unknown): string {
  if (typeof body !== 'object' || body === null) return '';
  const { contentType, content } = body as { readonly contentType?: unknown; readonly content?: unknown };
  if (typeof content !== 'string') return '';
  return cleanText(String(contentType).toLowerCase() === 'html' ? textOfHtml(content) : content);
}

const oneBreak = { leadingLineBreaks: 1, trailingLineBreaks: 1 };
const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

const toWords = compile({
  wordwrap: false,
  formatters: {
    cell: (element, walk, builder) => {
      walk(element.children, builder);
      builder.addInline(' ');
    },
  },
  // A paragraph is a line: Outlook writes one for each press of Enter. Links and pictures give their words only.
  selectors: [
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'img', format: 'skip' },
    { selector: 'title', format: 'skip' },
    ...['p', 'blockquote', 'pre', 'hr', 'ul', 'ol', 'table'].map((selector) => ({ selector, options: oneBreak })),
    ...HEADINGS.map((selector) => ({ selector, options: { ...oneBreak, uppercase: false } })),
    { selector: 'tr', format: 'block', options: oneBreak },
    { selector: 'td', format: 'cell' },
    { selector: 'th', format: 'cell' },
  ],
});

/** A line break that ends a block shows nothing, or the block's one empty line; after it come only ends of inline tags. */
const BREAK_AT_BLOCK_END =
  /<br\b[^<>]*>(?=(?:\s|<\/(?:span|font|b|i|u|a|em|strong|o:p)>)*(?:<\/?(?:div|p|ul|ol|li|table|tr|td|th|blockquote|h[1-6]|body)\b|$))/gi;

/** Plain words of HTML as a browser shows them, unwrapped; blanks and line ends are not cleaned. */
function textOfHtml(html: string): string {
  try {
    return toWords(html.replace(BREAK_AT_BLOCK_END, '&nbsp;'));
  } catch (error) {
    throw new FieldUnreadable('body', error);
  }
}

/** Cuts at a target's length, not within a character, and leaves no blanks at the end. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const end = /[\ud800-\udbff]/.test(text.charAt(length - 1)) ? length - 1 : length;
  return text.slice(0, end).trimEnd();
}

/** Whether what is there says `text` already: the same, but for the number of blanks, or the longer text that `text` was cut from. */
export function says(present: string, text: string, length: number): boolean {
  const squeezed = (value: string): string => value.replace(/ +/g, ' ');
  return squeezed(present) === squeezed(text) || cut(present, length) === text;
}
