// The pages of the pane by name, and the one that it is opened on. In memory alone: Outlook takes the browser's history away.

export const PAGES = ['item', 'my-contacts', 'my-tasks', 'my-sync'] as const;
export type PageName = (typeof PAGES)[number];

export interface Start {
  /** The search of what to link with is open at once. */
  readonly isLinking: boolean;
  readonly page: PageName;
}

/** @param search the query of the pane's address: `?page=my-sync`, `?page=link` */
export function startOf(search: string): Start {
  const wanted = new URLSearchParams(search).get('page');
  return { isLinking: wanted === 'link', page: PAGES.find((page) => page === wanted) ?? 'item' };
}
