// Answers POST, PUT and DELETE. Which of them a resource takes is decided here; what they do to the data is the engine's. A request
// may bring a list of up to 100 records: all of them are written, or none.
import type { Child, Component } from '../components/component.ts';
import { hasChild, removeChild } from '../data/associations.ts';
import type { Input } from '../data/input.ts';
import { bodiesOf, readChildInput, readInput } from '../data/input.ts';
import type { Written } from '../data/nestedWrites.ts';
import { findMeant, insertWithChildren, putChildRecord, updateWithChildren } from '../data/nestedWrites.ts';
import { lockRows, recordExists } from '../data/rows.ts';
import type { Writing } from '../data/store.ts';
import { deleteRecord } from '../data/writes.ts';
import { badRequest, noRows, noSuchRecord, notPermitted, requiredField } from '../errors.ts';
import { componentLocation, presentWritten } from './presentRecord.ts';
import { byName, isUniform } from './queryParameters.ts';
import type { Call } from './readHandlers.ts';
import type { Resource } from './resource.ts';

/** Writes one input and says what became of it. */
type WriteOne = (writing: Writing, input: Input) => Promise<Written>;

/** Writes every record of the body in one transaction; a list is answered as a list. */
async function writeAll(call: Call, component: Component, body: unknown, writeOne: WriteOne): Promise<unknown> {
  const inputs = bodiesOf(body, component.name).map((one) => readInput(component, one));
  const uniform = isUniform(byName(call.search));
  const written = await call.store.write(call.caller.userId, async (writing) => {
    const done: Written[] = [];
    if (inputs.length > 1) await lockRows(writing, component.table, inputs.map(({ id }) => id)); // prettier-ignore
    for (const input of inputs) done.push(await writeOne(writing, input));
    return done;
  });
  const location = componentLocation(call.dataUrl, component);
  const presented = written.map((one, i) => presentWritten(location, inputs[i]?.texts ?? {}, one, uniform));
  return Array.isArray(body) ? presented : { items: presented[0] };
}

function insert(call: Call, component: Component, body: unknown): Promise<unknown> {
  if (!component.may.insert) throw notPermitted('insert', component.name);
  return writeAll(call, component, body, (writing, input) => insertWithChildren(writing, component, input));
}

/** PUT to a collection: updates the record that Id or user key mean, else inserts a new one under an Id of its own. */
function upsert(call: Call, component: Component, body: unknown): Promise<unknown> {
  if (!component.may.insert && !component.may.update) throw notPermitted('update', component.name);
  return writeAll(call, component, body, async (writing, input) => {
    const id = await findMeant(writing, component, input);
    if (id !== null) return updateWithChildren(writing, component, id, input);
    if (!component.may.insert) throw notPermitted('insert', component.name);
    return insertWithChildren(writing, component, input);
  });
}

async function update(call: Call, component: Component, id: string, body: unknown): Promise<unknown> {
  if (!component.may.update) throw notPermitted('update', component.name);
  const [first, ...others] = bodiesOf(body, component.name);
  if (first === undefined || others.length > 0) throw badRequest('A record takes the body of one record.');
  return writeAll(call, component, first, (writing, input) => {
    if (input.id !== '' && input.id !== id)
      throw badRequest(`The body's Id '${input.id}' is not the address's '${id}'.`);
    return updateWithChildren(writing, component, id, input);
  });
}

/** The bodies of children: one, a list, or either under the child's own name. */
function childBodies(child: Child, body: unknown): { readonly bodies: unknown[]; readonly isList: boolean } {
  const wrapped = typeof body === 'object' && body !== null && child.name in body && Object.keys(body).length === 1;
  const inner: unknown = wrapped ? (body as Record<string, unknown>)[child.name] : body;
  return { bodies: bodiesOf(inner, child.name), isList: Array.isArray(inner) };
}

/** @param only the Id in the address, which an association may make and an owned record must have. */
async function putChildren(call: Call, component: Component, id: string, child: Child, body: unknown, only?: string) {
  const { bodies, isList } = childBodies(child, body);
  if (only !== undefined && isList) throw badRequest('A child takes the body of one record.');
  const inputs = bodies.map((one) => readChildInput(child, one));
  if (only !== undefined && inputs.some((input) => input.id !== '' && input.id !== only))
    throw badRequest(`The body's Id is not the address's '${only}'.`);
  const uniform = isUniform(byName(call.search));
  const ids = await call.store.write(call.caller.userId, async (writing) => {
    const done: string[] = [];
    const place = { parent: component, parentId: id, child };
    if (only !== undefined && !child.association && !(await hasChild(writing, place, only)))
      throw noSuchRecord(child.name, only);
    for (const input of inputs)
      done.push(await putChildRecord(writing, place, only === undefined ? input : { ...input, id: only }));
    return done;
  });
  const written = { id, children: [{ name: child.name, ids, isList }] };
  const items = presentWritten(componentLocation(call.dataUrl, component), {}, written, uniform);
  return isList ? [items] : { items };
}

/** The answer to a POST. @throws SiebelError, 405 on a record. */
export async function answerPost(call: Call, resource: Resource, body: unknown): Promise<unknown> {
  switch (resource.kind) {
    case 'collection':
      return insert(call, resource.component, body);
    case 'childCollection':
      return putChildren(call, resource.component, resource.id, resource.child, body);
    default:
      throw notPermitted('insert', resource.name);
  }
}

/** The answer to a PUT. */
export async function answerPut(call: Call, resource: Resource, body: unknown): Promise<unknown> {
  switch (resource.kind) {
    case 'collection':
      return upsert(call, resource.component, body);
    case 'record':
      return update(call, resource.component, resource.id, body);
    case 'childCollection':
      return putChildren(call, resource.component, resource.id, resource.child, body);
    case 'childRecord':
      return putChildren(call, resource.component, resource.id, resource.child, body, resource.childId);
    default:
      throw notPermitted('update', resource.name);
  }
}

/** Deletes the records that a list names, or none of them. */
async function deleteListed(call: Call, component: Component, body: unknown): Promise<void> {
  if (!Array.isArray(body)) throw notPermitted('delete', component.name);
  const ids = bodiesOf(body, component.name).map((one) => readInput(component, one).id);
  if (ids.includes('')) throw requiredField('Id');
  await call.store.write(call.caller.userId, async (writing) => {
    await lockRows(writing, component.table, ids);
    for (const id of ids) {
      if (!(await recordExists(writing, component, id))) throw noRows(component.name);
      await deleteRecord(writing, component, id);
    }
  });
}

/** Deletes a record or a list of them, or takes a child off its parent. @throws SiebelError, 405 on what cannot be deleted. */
export async function answerDelete(call: Call, resource: Resource, body: unknown): Promise<void> {
  switch (resource.kind) {
    case 'collection':
    case 'record': {
      const { component } = resource;
      if (!component.may.delete) throw notPermitted('delete', component.name);
      if (resource.kind === 'collection') return deleteListed(call, component, body);
      const { id } = resource;
      return call.store.write(call.caller.userId, (writing) => deleteRecord(writing, component, id));
    }
    case 'childRecord': {
      const place = { parent: resource.component, parentId: resource.id, child: resource.child };
      return call.store.write(call.caller.userId, (writing) => removeChild(writing, place, resource.childId));
    }
    default:
      throw notPermitted('delete', resource.name);
  }
}
