// Answers GET: a page, a record, a page of children, one child, a description.
import type { Child, Component } from '../components/component.ts';
import type { RecordTexts } from '../data/reads.ts';
import { readChild, readChildPage, readChildren, readPage, readRecord } from '../data/reads.ts';
import type { SiebelStore } from '../data/store.ts';
import { noData } from '../errors.ts';
import { describeComponent } from './describe.ts';
import type { Link, Location, PresentedRecord } from './presentRecord.ts';
import { childLocation, componentLocation, linksOf, presentPage } from './presentRecord.ts';
import { readParameters } from './queryParameters.ts';
import type { Resource } from './resource.ts';

/** What a handler works with. `dataUrl` is this server's address as the caller wrote it, up to /data. */
export interface Call {
  readonly store: SiebelStore;
  readonly dataUrl: string;
  readonly search: URLSearchParams;
  /** Row id of who calls. */
  readonly userId: string;
}

/** Puts the asked children into each record: one statement for each kind of child. */
async function present(
  call: Call,
  component: Component,
  records: readonly RecordTexts[],
  children: readonly Child[],
  location: Location,
  parent: Link | null,
): Promise<PresentedRecord[]> {
  const ids = records.map((record) => record['Id'] ?? '');
  const found = await Promise.all(children.map((child) => readChildren(call.store, child, ids)));
  return records.map((record) => {
    const id = record['Id'] ?? '';
    const inline = Object.fromEntries(children.map((child, i) => [child.name, found[i]?.get(id) ?? []]));
    return { ...record, ...inline, Link: linksOf(location, id, component, parent) };
  });
}

async function getCollection(call: Call, component: Component) {
  const { page, children, isUniform } = readParameters(component, call.search);
  const records = await readPage(call.store, component, page);
  if (records.length === 0) throw noData();
  const location = componentLocation(call.dataUrl, component);
  return presentPage(await present(call, component, records, children, location, null), location, isUniform);
}

async function getRecord(call: Call, component: Component, id: string) {
  const { page, children, isUniform } = readParameters(component, call.search);
  const record = await readRecord(call.store, component, id, page.fields);
  if (!record) throw noData();
  const location = componentLocation(call.dataUrl, component);
  const [presented] = await present(call, component, [record], children, location, null);
  return isUniform ? { items: [presented] } : presented;
}

function parentLink(parent: Location, id: string): Link {
  return { rel: 'parent', href: `${parent.href}/${encodeURIComponent(id)}`, name: parent.name };
}

async function getChildren(call: Call, component: Component, id: string, child: Child) {
  const { page, isUniform } = readParameters(child.component, call.search);
  const records = await readChildPage(call.store, id, child, page);
  if (records.length === 0) throw noData();
  const parent = componentLocation(call.dataUrl, component);
  const location = childLocation(parent, id, child.name);
  const presented = await present(call, child.component, records, [], location, parentLink(parent, id));
  return presentPage(presented, location, isUniform);
}

async function getChild(call: Call, component: Component, id: string, child: Child, childId: string) {
  const { page, isUniform } = readParameters(child.component, call.search);
  const record = await readChild(call.store, id, child, childId, page.fields);
  if (!record) throw noData();
  const parent = componentLocation(call.dataUrl, component);
  const location = childLocation(parent, id, child.name);
  const [presented] = await present(call, child.component, [record], [], location, parentLink(parent, id));
  return isUniform ? { items: [presented] } : presented;
}

/** The body of the answer. @throws SiebelError, 404 when there is nothing. */
export async function answerGet(call: Call, resource: Resource): Promise<unknown> {
  const { component } = resource;
  const location = componentLocation(call.dataUrl, component);
  switch (resource.kind) {
    case 'collection':
      return getCollection(call, component);
    case 'record':
      return getRecord(call, component, resource.id);
    case 'childCollection':
      return getChildren(call, component, resource.id, resource.child);
    case 'childRecord':
      return getChild(call, component, resource.id, resource.child, resource.childId);
    case 'describe':
      return describeComponent(component, location, component.name);
    case 'describeChild': {
      const { child, id } = resource;
      return describeComponent(child.component, childLocation(location, id, child.name), child.name);
    }
  }
}
