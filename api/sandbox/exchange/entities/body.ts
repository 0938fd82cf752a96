// Bodies as Exchange keeps them: text becomes HTML with its wrapping, HTML becomes text when a client prefers it, and the preview of both.
// Knows text and markup only.
import { isObject } from '../schema/readBody.ts';
import type { Json } from '../schema/readBody.ts';

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
const previewLength = 255;

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function wrap(inner: string): string {
  const head = '<head>\r\n<meta http-equiv="Content-Type" content="text/html; charset=utf-8">\r\n</head>';
  return `<html>\r\n${head}\r\n<body>\r\n${inner}\r\n</body>\r\n</html>\r\n`;
}

function textToHtml(text: string): string {
  const lines = escape(text)
    .split(/\r\n|\r|\n/)
    .join('<br>\r\n');
  return wrap(`<div class="PlainText">${lines}</div>`);
}

function decodeEntity(whole: string, name: string): string {
  if (!name.startsWith('#')) return entities[name.toLowerCase()] ?? whole;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return Number.isNaN(code) || code > 0x10ffff ? whole : String.fromCodePoint(code);
}

/** The text of an HTML body: line breaks and paragraphs become `\r\n`, markup goes, entities are decoded. */
export function htmlToText(html: string): string {
  return html
    .replace(/<(head|style|script)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/\s*[\r\n]+\s*/g, ' ')
    .replace(/ ?<br\s*\/?> ?/gi, '\r\n')
    .replace(/ ?<\/(p|div|li|tr|h[1-6])\s*> ?/gi, '\r\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(#?\w+);/g, decodeEntity)
    .replace(/^\s+|\s+$/g, '');
}

/** The HTML that Exchange keeps for a body of a request; undefined or null gives an empty one. */
export function keptHtml(body: unknown): string {
  if (!isObject(body)) return '';
  const content = typeof body['content'] === 'string' ? body['content'] : '';
  if (content === '') return '';
  if (body['contentType'] !== 'html') return textToHtml(content);
  return /<html[\s>]/i.test(content) ? content : wrap(content);
}

/** A kept body with a text put before it; the body itself if there is no text. */
export function withTextBefore(html: string, text: string): string {
  if (text === '') return html;
  const lines = escape(text).split(/\r\n|\r|\n/);
  const block = `<div>${lines.join('<br>\r\n')}</div>\r\n<br>\r\n`;
  const whole = html === '' ? wrap('') : html;
  const open = /<body\b[^>]*>/i.exec(whole);
  if (!open) return block + whole;
  const at = open.index + open[0].length;
  return whole.slice(0, at) + block + whole.slice(at);
}

/** A kept body with markup put after its words. */
export function withHtmlAfter(html: string, block: string): string {
  const whole = html === '' ? wrap('') : html;
  const at = whole.search(/<\/body\s*>/i);
  return at === -1 ? whole + block : whole.slice(0, at) + block + whole.slice(at);
}

/** A kept body as Graph returns it. */
export function renderBody(html: string, asText: boolean): Json {
  return asText ? { contentType: 'text', content: htmlToText(html) } : { contentType: 'html', content: html };
}

/** The first characters of a body, as text. */
export function previewOf(html: string): string {
  return html === '' ? '' : htmlToText(html).slice(0, previewLength);
}
