// Answers POST, PUT and DELETE. Which of them a resource takes is decided here; what they do to the data is the engine's.
import type { Child, Component } from '../components/component.ts';
import { putChild, removeChild } from '../data/associations.ts';
import { readInput } from '../data/input.ts';
import { readChild, readRecord } from '../data/reads.ts';
import { deleteRecord, insertRecord, updateRecord } from '../data/writes.ts';
import { badRequest, noSuchRecord, notPermitted } from '../errors.ts';
import { childLocation, componentLocation, presentWritten } from './presentRecord.ts';
import type { Call } from './readHandlers.ts';
import type { Resource } from './resource.ts';

async function insert(call: Call, component: Component, body: unknown) {
  if (!component.may.insert) throw notPermitted('insert', component.name);
  const input = readInput(component, body);
  const id = await call.store.write(call.userId, (writing) => insertRecord(writing, component, input));
  return presentWritten(componentLocation(call.dataUrl, component), id);
}

async function update(call: Call, component: Component, id: string, body: unknown) {
  if (!component.may.update) throw notPermitted('update', component.name);
  const input = readInput(component, body);
  if (input.id !== '' && input.id !== id) throw badRequest(`The body's Id '${input.id}' is not the address's '${id}'.`);
  await call.store.write(call.userId, (writing) => updateRecord(writing, component, id, input));
  return presentWritten(componentLocation(call.dataUrl, component), id);
}

/** PUT to a collection: updates the record that the body's Id names, else inserts a new one. */
async function upsert(call: Call, component: Component, body: unknown) {
  const { id } = readInput(component, body);
  const found = id === '' ? null : await readRecord(call.store, component, id, []);
  return found ? update(call, component, id, body) : insert(call, component, body);
}

async function writeChild(call: Call, component: Component, id: string, child: Child, body: unknown) {
  const input = readInput(child.component, body, child.userKey);
  const place = { parent: component, parentId: id, child };
  const childId = await call.store.write(call.userId, (writing) => putChild(writing, place, input));
  return presentWritten(childLocation(componentLocation(call.dataUrl, component), id, child.name), childId);
}

/** PUT to one child: an association may be made this way, an owned record must be there. */
async function updateChild(call: Call, component: Component, id: string, child: Child, childId: string, body: unknown) {
  const given = typeof body === 'object' && body !== null ? body : {};
  if ('Id' in given && given.Id !== childId) throw badRequest(`The body's Id is not the address's '${childId}'.`);
  if (!child.association && !(await readChild(call.store, id, child, childId, [])))
    throw noSuchRecord(child.name, childId);
  return writeChild(call, component, id, child, { ...given, Id: childId });
}

/** The answer to a POST. @throws SiebelError, 405 on a record. */
export async function answerPost(call: Call, resource: Resource, body: unknown): Promise<unknown> {
  switch (resource.kind) {
    case 'collection':
      return insert(call, resource.component, body);
    case 'childCollection':
      return writeChild(call, resource.component, resource.id, resource.child, body);
    default:
      throw notPermitted('insert', resource.component.name);
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
      return writeChild(call, resource.component, resource.id, resource.child, body);
    case 'childRecord':
      return updateChild(call, resource.component, resource.id, resource.child, resource.childId, body);
    default:
      throw notPermitted('update', resource.component.name);
  }
}

/** Deletes a record, or takes a child off its parent. @throws SiebelError, 405 on a collection. */
export async function answerDelete(call: Call, resource: Resource): Promise<void> {
  const { component } = resource;
  switch (resource.kind) {
    case 'record':
      if (!component.may.delete) throw notPermitted('delete', component.name);
      return call.store.write(call.userId, (writing) => deleteRecord(writing, component, resource.id));
    case 'childRecord': {
      const place = { parent: component, parentId: resource.id, child: resource.child };
      return call.store.write(call.userId, (writing) => removeChild(writing, place, resource.childId));
    }
    default:
      throw notPermitted('delete', component.name);
  }
}
