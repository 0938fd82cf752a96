// Ids as Exchange gives them: a regular id that changes with the folder, an immutable one that does not, ids of folders, of occurrences and
// of users. All are case-sensitive and opaque to clients. Knows spellings only; whether an item exists is the mailbox's business.
import { createHash, randomBytes } from 'node:crypto';
import { GraphError } from './GraphError.ts';

const regularPrefix = 'AAMkADAw';
const immutablePrefix = 'AAkALgAA';
const folderPrefix = 'AQMkADAw';
const ending = 'AAA=';
const regularPattern = /^AAMkADAw([\w-]{8})([\w-]{4})([\w-]{16})(\d{8})?AAA=$/;
const immutablePattern = /^AAkALgAA([\w-]{8})([\w-]{16})(\d{8})?AAA=$/;
const folderPattern = /^AQMkADAw([\w-]{8})([\w-]{8})AAA=$/;

/** The first `length` characters of a digest in the alphabet of ids; the same text gives the same tag. */
export function tagOf(text: string, length: number): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, length);
}

/** A fresh key of an item: 16 characters, unique. */
export function newItemKey(): string {
  return randomBytes(12).toString('base64url');
}

/** A GUID that the text determines, such as a user's object id. */
export function guidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const folderTags = new Map<string, string>();

function folderTag(folder: string): string {
  const known = folderTags.get(folder);
  if (known !== undefined) return known;
  const tag = tagOf(folder, 8);
  folderTags.set(folder, tag);
  return tag;
}

/** The id of an item as one asks for it: immutable, or regular (which tells the folder). `occurrence` is yyyy-MM-dd. */
export function itemId(
  mailboxTag: string,
  folder: string,
  key: string,
  immutable: boolean,
  occurrence?: string,
): string {
  const day = occurrence === undefined ? '' : occurrence.replaceAll('-', '');
  if (immutable) return immutablePrefix + mailboxTag + key + day + ending;
  return regularPrefix + mailboxTag + folderTag(folder).slice(0, 4) + key + day + ending;
}

/** The id of a folder, a calendar or a task list; the same with and without immutable ids. */
export function folderId(mailboxTag: string, folder: string): string {
  return folderPrefix + mailboxTag + folderTag(folder) + ending;
}

/** What an item's id says. `folderTag` is absent in an immutable id; `occurrence` is yyyy-MM-dd. */
export interface ParsedItemId {
  readonly mailboxTag: string;
  readonly key: string;
  readonly folderTag?: string;
  readonly occurrence?: string;
}

/**
 * Reads an item's id.
 * @throws GraphError 400 ErrorInvalidIdMalformed
 */
export function parseItemId(id: string): ParsedItemId {
  const immutable = immutablePattern.exec(id);
  if (immutable) return { mailboxTag: immutable[1] ?? '', key: immutable[2] ?? '', ...occurrenceOf(immutable[3]) };
  const regular = regularPattern.exec(id);
  if (!regular) throw malformedId();
  return {
    mailboxTag: regular[1] ?? '',
    folderTag: regular[2] ?? '',
    key: regular[3] ?? '',
    ...occurrenceOf(regular[4]),
  };
}

function occurrenceOf(day: string | undefined): { occurrence?: string } {
  if (day === undefined) return {};
  return { occurrence: `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}` };
}

/** Whether the regular id's folder part stands for this folder. */
export function isFolderTag(tag: string, folder: string): boolean {
  return folderTag(folder).startsWith(tag);
}

/** Whether a text has the shape of a folder's id at all. */
export function isFolderId(id: string): boolean {
  return folderPattern.test(id);
}

/** 400: the text is no id at all. */
export function malformedId(): GraphError {
  return new GraphError(400, 'ErrorInvalidIdMalformed', 'Id is malformed.');
}
