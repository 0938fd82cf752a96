// What a page of the sandbox is given and what it gives back, and the reading of a browser's request into it. Knows HTTP's forms; must not
// know what a page shows.
import type { IncomingMessage } from 'node:http';
import type { ReactElement } from 'react';
import { readText } from '../http.ts';

/** Every page lives below this path; `/` leads to it. */
export const pagesPath = '/pages';

/** One look of a browser at a page, or one form it sent. */
export interface Visit {
  readonly method: 'GET' | 'POST';
  /** The path below `/pages/`, decoded. */
  readonly parts: readonly string[];
  readonly query: URLSearchParams;
  /** What a form sent; empty for a look. */
  readonly form: URLSearchParams;
}

/** What a visit leads to: a page, another address (after a form was carried out), or data for the page's own script. */
export type Sight =
  | { readonly kind: 'page'; readonly status?: number; readonly title: string; readonly content: ReactElement }
  | { readonly kind: 'goTo'; readonly address: string }
  | { readonly kind: 'data'; readonly data: unknown };

/** Shows a page or carries out its form. */
export type ShowPage = (visit: Visit) => Sight | Promise<Sight>;

/** Why a request for a page is refused. */
export interface Refusal {
  readonly status: number;
  readonly message: string;
}

/** Whether a form comes from a page of this very server: another web page must not be able to edit here. */
function isFromHere(request: IncomingMessage): boolean {
  const { origin, host } = request.headers;
  return origin === undefined || origin === `http://${host ?? ''}` || origin === `https://${host ?? ''}`;
}

function partsOf(path: string): string[] | null {
  try {
    return path
      .slice(pagesPath.length)
      .split('/')
      .filter((part) => part !== '')
      .map((part) => decodeURIComponent(part));
  } catch {
    return null;
  }
}

/** Reads a request under `/pages`; what is wrong with it is a value. */
export async function readVisit(request: IncomingMessage): Promise<Visit | Refusal> {
  const { method = 'GET', url = '/' } = request;
  const [path = '', query = ''] = url.split('?', 2);
  const parts = partsOf(path);
  if (!parts) return { status: 400, message: 'The address is not correctly encoded.' };
  const isForm = method === 'POST';
  if (!isForm && method !== 'GET') return { status: 405, message: `A page is looked at (GET) or sent a form (POST), not ${method}.` }; // prettier-ignore
  if (isForm && !isFromHere(request))
    return { status: 403, message: 'This form was sent by a page of another server.' };
  const text = isForm ? await readText(request) : '';
  if (text === null) return { status: 413, message: 'The form is too large.' };
  return {
    method: isForm ? 'POST' : 'GET',
    parts,
    query: new URLSearchParams(query),
    form: new URLSearchParams(text),
  };
}
