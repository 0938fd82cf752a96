// Answers GET: a page, a record, a page of children, one child. Descriptions are answered by describe.ts.
import type { Child, Component } from '../components/component.ts';
import type { ChildPlace, Reading, RecordTexts } from '../data/reads.ts';
import { countRecords, readChildren, readPage, readRecord } from '../data/reads.ts';
import type { SiebelStore } from '../data/store.ts';
import { noData } from '../errors.ts';
import type { Caller } from './authenticate.ts';
import type { Link, Location, Presented } from './presentRecord.ts';
import { childLocation, componentLocation, linksOf, listed, parentLink, presentPage } from './presentRecord.ts';
import type { ReadParameters } from './queryParameters.ts';
import { readParameters } from './queryParameters.ts';

/** What a handler works with. `dataUrl` is this server's address as the caller wrote it, up to /data. */
export interface Call {
  readonly store: SiebelStore;
  readonly dataUrl: string;
  readonly search: URLSearchParams;
  readonly caller: Caller;
}

/** The body of an answer, and the headers that go with it. */
export interface ReadAnswer {
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

/** A collection: of a component, or of one record's children. */
interface Collection {
  readonly component: Component;
  readonly location: Location;
  readonly place: ChildPlace | null;
  readonly parent: Link | null;
}

/** The records of a component as a collection. */
export function collectionOf(call: Call, component: Component): Collection {
  return { component, location: componentLocation(call.dataUrl, component), place: null, parent: null };
}

/** One record's children as a collection. */
export function childrenOf(call: Call, component: Component, id: string, child: Child): Collection {
  const above = componentLocation(call.dataUrl, component);
  return {
    component: child.component,
    location: childLocation(above, id, child.name),
    place: { parent: { component, id }, child },
    parent: parentLink(above, id),
  };
}

function readingOf(call: Call, parameters: ReadParameters): Reading {
  const { caller, store } = call;
  return {
    store,
    audience: { userId: caller.userId, viewMode: parameters.viewMode },
    search: { userId: caller.userId, login: caller.login, now: store.clock() },
  };
}

function withoutEmpty(record: RecordTexts): RecordTexts {
  return Object.fromEntries(Object.entries(record).filter(([name, text]) => text !== '' || name === 'Id'));
}

/** Records with the children of a hierarchy, one statement for each kind of child, or with their links. */
async function present(
  reading: Reading,
  at: Collection,
  parameters: ReadParameters,
  records: readonly RecordTexts[],
): Promise<Presented[]> {
  const { isUniform, links, nested, skipsEmpty } = parameters;
  const shown = (record: RecordTexts) => (skipsEmpty ? withoutEmpty(record) : record);
  if (nested === null)
    return records.map((record) => ({
      ...shown(record),
      Link: linksOf(at.location, record['Id'] ?? '', links, at.parent),
    }));
  const ids = records.map((record) => record['Id'] ?? '');
  const found = await Promise.all(nested.map(({ child, selection }) => readChildren(reading, child, ids, selection)));
  return records.map((record) => {
    const presented: Record<string, unknown> = { ...shown(record) };
    nested.forEach(({ child }, i) => {
      const rows = (found[i]?.get(record['Id'] ?? '') ?? []).map(shown);
      if (rows.length > 0 || isUniform) presented[child.name] = listed(rows, isUniform);
    });
    return presented;
  });
}

/** A page of a collection. @throws SiebelError, 404 when there is nothing. */
export async function getPage(call: Call, at: Collection): Promise<ReadAnswer> {
  const parameters = readParameters(at.component, call.search);
  const reading = readingOf(call, parameters);
  const records = await readPage(reading, at.component, parameters.page, at.place);
  if (records.length === 0) throw noData();
  const count = parameters.countsRecords ? await countRecords(reading, at.component, parameters.page, at.place) : null;
  const presented = await present(reading, at, parameters, records);
  return {
    body: presentPage(presented, at.location, parameters.isUniform),
    headers: count === null ? {} : { 'Total-Record-Count': String(count) },
  };
}

/** One record of a collection. @throws SiebelError, 404 when it is not there. */
export async function getOne(call: Call, at: Collection, id: string): Promise<ReadAnswer> {
  const parameters = readParameters(at.component, call.search);
  const reading = readingOf(call, parameters);
  const record = await readRecord(reading, at.component, id, parameters.page.fields, at.place);
  if (!record) throw noData();
  const [presented] = await present(reading, at, parameters, [record]);
  return { body: parameters.isUniform ? { items: [presented] } : presented, headers: {} };
}
