// The answer to one request below /siebel/v1.0/data, whoever asks: a client over HTTP, or the sandbox's own pages. Knows resources and
// methods; must not know Express.
import { SiebelError } from '../errors.ts';
import { describeObject, describeObjects, describeOne, listComponents, listObjects } from './describe.ts';
import type { Answer } from './faulty.ts';
import type { Call } from './readHandlers.ts';
import { childrenOf, collectionOf, getOne, getPage } from './readHandlers.ts';
import type { Resource } from './resource.ts';
import { readResource } from './resource.ts';
import { answerDelete, answerPost, answerPut } from './writeHandlers.ts';

/** What is asked, once it is known who asks. */
export interface Asked {
  readonly method: string;
  /** Of the path below /data, decoded. */
  readonly segments: readonly string[];
  /** The parsed body; undefined if there is none. */
  readonly body: unknown;
}

async function answerGet(call: Call, resource: Resource): Promise<Answer> {
  switch (resource.kind) {
    case 'objects':
      return { status: 200, body: listObjects(call) };
    case 'object':
      return { status: 200, body: listComponents(call, resource.businessObject) };
    case 'describeObjects':
      return { status: 200, body: describeObjects(call) };
    case 'describeObject':
      return { status: 200, body: describeObject(call, resource.businessObject) };
    case 'describe':
      return { status: 200, body: describeOne(call, resource.described) };
    case 'collection':
      return { status: 200, ...(await getPage(call, collectionOf(call, resource.component))) };
    case 'record':
      return { status: 200, ...(await getOne(call, collectionOf(call, resource.component), resource.id)) };
    case 'childCollection': {
      const { child, component, id } = resource;
      return { status: 200, ...(await getPage(call, childrenOf(call, component, id, child))) };
    }
    case 'childRecord': {
      const { child, childId, component, id } = resource;
      return { status: 200, ...(await getOne(call, childrenOf(call, component, id, child), childId)) };
    }
  }
}

async function answerCall(call: Call, { body, method, segments }: Asked): Promise<Answer> {
  const resource = readResource(segments);
  switch (method) {
    case 'GET':
      return answerGet(call, resource);
    case 'POST':
      return { status: 200, body: await answerPost(call, resource, body) };
    case 'PUT':
      return { status: 200, body: await answerPut(call, resource, body) };
    default:
      await answerDelete(call, resource, body);
      return { status: 204, body: null };
  }
}

/** The answer to a request, an error's too. */
export async function answer(call: Call, asked: Asked): Promise<Answer> {
  try {
    return await answerCall(call, asked);
  } catch (error) {
    if (error instanceof SiebelError) return { status: error.status, body: { ERROR: error.message } };
    throw error;
  }
}
