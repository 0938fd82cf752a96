// The small texts within query options: lists, numbers, orders. Knows spellings and limits only.
import { badQuery } from '../GraphError.ts';
import type { Order } from './order.ts';

/** The most entries that one page may hold. */
export const maxPage = 1000;

/** Splits at a separator that stands outside of parentheses and quotes; the parts come trimmed, empty ones too. */
export function splitOutside(text: string, separator: string): string[] {
  if (text.trim() === '') return [];
  const parts: string[] = [];
  let depth = 0;
  let isQuoted = false;
  let start = 0;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (character === "'") isQuoted = !isQuoted;
    if (isQuoted) continue;
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (character !== separator || depth !== 0) continue;
    parts.push(text.slice(start, index).trim());
    start = index + 1;
  }
  parts.push(text.slice(start).trim());
  return parts;
}

/**
 * The terms of a list; none for an empty text.
 * @throws GraphError 400 for a term without text
 */
export function listOf(option: string, text: string): string[] {
  const terms = splitOutside(text, ',');
  if (terms.includes('')) throw badQuery(`Term '' is not valid in the $${option} expression '${text.slice(0, 200)}'.`);
  return terms;
}

/**
 * A number of `$top` or `$skip`, `least` or more; undefined where there is none.
 * @throws GraphError 400 for what is no such number, or more than a page holds
 */
export function numberOf(option: 'top' | 'skip', text: string | undefined, least: 0 | 1): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!/^\d{1,10}$/.test(text) || value < least) {
    const wanted = least === 0 ? 'non-negative' : 'positive';
    const message = `Invalid value '${text.slice(0, 50)}' for $${option} query option found. The $${option} query option requires a ${wanted} integer value.`;
    throw badQuery(message);
  }
  if (option === 'top' && value > maxPage) {
    const message = `The limit of '${maxPage}' for Top query has been exceeded. The value from the incoming request is '${value}'.`;
    throw badQuery(message);
  }
  return value;
}

/**
 * The terms of `$orderby`, such as `start/dateTime desc,subject`.
 * @throws GraphError 400 for a term that is none
 */
export function readOrders(text: string): Order[] {
  return listOf('orderby', text).map((term) => {
    const [path = '', direction = 'asc', ...rest] = term.split(/\s+/);
    const word = direction.toLowerCase();
    if (rest.length > 0 || (word !== 'asc' && word !== 'desc'))
      throw badQuery(`Syntax error in the $orderby expression '${text.slice(0, 200)}'.`);
    return { path: path.split('/'), isDescending: word === 'desc' };
  });
}
