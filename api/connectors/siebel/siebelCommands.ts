// Single requests on records and their children, by vanilla names. Decides nothing.
import type { SiebelMethod, SiebelWritten } from './siebelClient.ts';
import { childOf, rowsIn, toOwn, toVanilla, type ComponentNames, type SiebelRow } from './siebelMap.ts';
import type { ComponentKey } from './siebelObjects.ts';
import { PAGE_SIZE, type SiebelQueries } from './siebelQueries.ts';

/** The address of a component, a record, a child or a child's row, by vanilla names. */
export function pathOf(component: ComponentNames, id = '', child = '', childId = ''): string {
  const parts = [id, child === '' ? '' : childOf(component, child).name, childId];
  return [component.path, ...parts.filter((part) => part !== '').map(encodeURIComponent)].join('/');
}

/** Writes a component's record (no id: a new one) by vanilla names, with a row of each of these children. */
export function writeRow(
  { client, map }: SiebelQueries,
  key: ComponentKey,
  method: SiebelMethod,
  id: string,
  row: SiebelRow,
  children: Readonly<Record<string, SiebelRow>> = {},
): Promise<SiebelWritten> {
  const component = map[key];
  const nested = Object.entries(children).map(([name, child]) => [childOf(component, name).name, toOwn(childOf(component, name).fields, child)] as const); // prettier-ignore
  return client.write(method, pathOf(component, id), {
    ...toOwn(component.fields, row),
    ...Object.fromEntries(nested),
  });
}

/** Puts a child's row on a record, or takes it off. */
export function writeChild(
  { client, map }: SiebelQueries,
  key: ComponentKey,
  id: string,
  child: string,
  change: { readonly put: SiebelRow } | { readonly drop: string },
): Promise<SiebelWritten> {
  const component = map[key];
  if ('drop' in change) return client.write('DELETE', pathOf(component, id, child, change.drop));
  return client.write('PUT', pathOf(component, id, child), toOwn(childOf(component, child).fields, change.put));
}

/** The rows of a child of one record; at most a page, which no person's addresses fill. @throws Transient, Throttled, AuthorizationLost. */
export async function readChildRows(
  { client, map }: SiebelQueries,
  key: ComponentKey,
  id: string,
  child: string,
): Promise<readonly SiebelRow[]> {
  const component = map[key];
  const parameters = { uniformresponse: 'y', PageSize: String(PAGE_SIZE), childlinks: 'None', ViewMode: 'All' };
  const rows = await client.get(pathOf(component, id, child), parameters);
  return rowsIn(toVanilla(component, { [childOf(component, child).name]: rows })[child]);
}
