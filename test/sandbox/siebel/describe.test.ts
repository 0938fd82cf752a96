// Descriptions: every document of every component and child is OpenAPI in its own right, and says what the server does.
import { describe, expect, it } from 'vitest';
import { CARL } from './smallCompany.ts';
import type { Json } from './siebelWorld.ts';
import { itemsOf, useSiebelWorld } from './siebelWorld.ts';

const world = useSiebelWorld();

const asJson = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {});
const listed = (value: unknown): Json[] => (Array.isArray(value) ? value.map(asJson) : []);

/** Every value under a key, however deep. */
function under(key: string, value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [...(name === key ? [inner] : []), ...under(key, inner)]);
}

/** What is wrong with a document by the rules of OpenAPI that its tools stumble over. */
function faultsOf(document: Json, version: 2 | 3): string[] {
  const faults: string[] = [];
  const schemas = asJson(version === 3 ? asJson(document['components'])['schemas'] : document['definitions']);
  for (const word of ['info', 'paths', version === 3 ? 'openapi' : 'swagger'])
    if (document[word] === undefined) faults.push(`no ${word}`);
  for (const name of Object.keys(schemas)) if (!/^[a-zA-Z0-9._-]+$/.test(name)) faults.push(`schema name ${name}`);
  for (const reference of under('$ref', document))
    if (!Object.hasOwn(schemas, String(reference).split('/').at(-1) ?? '')) faults.push(`no ${String(reference)}`);
  const ids = under('operationId', document);
  if (new Set(ids).size !== ids.length) faults.push('an operationId twice');
  for (const [path, item] of Object.entries(asJson(document['paths']))) {
    for (const [method, operation] of Object.entries(asJson(item))) {
      const parameters = listed(asJson(operation)['parameters']);
      const inPath = parameters.filter((one) => one['in'] === 'path' && one['required'] === true);
      const keys = [...path.matchAll(/\{(\w+)\}/g)].map(([, key]) => key);
      if (String(inPath.map((one) => one['name'])) !== String(keys)) faults.push(`${method} ${path}: path parameters`);
      const responses = Object.values(asJson(asJson(operation)['responses'])).map(asJson);
      if (responses.length === 0 || responses.some((one) => typeof one['description'] !== 'string'))
        faults.push(`${method} ${path}: responses`);
    }
  }
  return faults;
}

describe('a description', () => {
  it('is a sound document for every component and every child, in both versions', async () => {
    const objects = itemsOf(await world.get('')).map((item) => String(item['Name']));
    expect(objects).toEqual(expect.arrayContaining(['Contact', 'Action', 'Project', 'User List', 'PIMSI Sync Info']));
    const addresses: string[] = ['', ...objects.map((name) => `${name}/`)];
    for (const name of objects)
      for (const item of itemsOf(await world.get(name))) addresses.push(`${name}/${String(item['Name'])}/`);
    for (const child of ['Sync List', 'Position', 'Personal Address']) addresses.push(`Contact/Contact/1-X/${child}/`);
    for (const address of addresses) {
      for (const version of [2, 3] as const) {
        const { body, status } = await world.call('GET', `${address}describe?openapiversion=${version}`);
        expect([address, status, faultsOf(body, version)]).toEqual([address, 200, []]);
      }
    }
  }, 60_000);

  it('lists fields with length, Siebel type, precision, pick list and what is required', async () => {
    const { body } = await world.get('Action/Action/describe');
    const schema = asJson(asJson(asJson(body['components'])['schemas'])['data_Action_Action_']);
    expect(schema['required']).toEqual(['Description']);
    expect(schema['properties']).toMatchObject({
      Description: { type: 'string', maxLength: 100, 'x-siebel-datatype': 'DTYPE_TEXT', 'x-siebel-required': 'Y' },
      Planned: { 'x-siebel-datatype': 'DTYPE_UTCDATETIME' },
      'Percent Complete': { 'x-siebel-datatype': 'DTYPE_INTEGER', 'x-siebel-precision': '3', 'x-siebel-scale': '0' },
      Priority: { enum: ['1-ASAP', '2-High', '3-Medium', '4-Low'] },
      Updated: { readOnly: true },
    });
  });

  it('offers the operations that the server takes', async () => {
    const paths = asJson((await world.get('Employee/Employee/describe')).body['paths']);
    expect(Object.keys(asJson(paths['/data/Employee/Employee/']))).toEqual(['get']);
    expect(Object.keys(asJson(paths['/data/Employee/Employee/{key}/']))).toEqual(['get', 'put']);
    const child = asJson(
      (await world.get(`Contact/Contact/${CARL}/Sync List/describe?openapiversion=2`)).body['paths'],
    );
    expect(Object.keys(child)).toEqual([
      '/data/Contact/Contact/{key}/Sync List/',
      '/data/Contact/Contact/{key}/Sync List/{key2}/',
    ]);
  });

  it('of what is not there, or in a version that is none, is refused', async () => {
    expect((await world.get('Shoe/describe')).status).toBe(404);
    expect((await world.get('Contact/Contact/describe?openapiversion=4')).status).toBe(400);
    expect((await world.post('Contact', {})).status).toBe(405);
    expect((await world.put('Contact/Contact/describe', {})).status).toBe(405);
  });
});
