// What a description says of one component or child: the schema of its records, and the operations on it, in OpenAPI 3.0 or 2.0.
import type { Component, Field } from '../components/component.ts';
import type { Described } from './resource.ts';

/** The two forms of a description: OpenAPI 3.0, and 2.0 (Swagger). */
export type OpenApiVersion = 3 | 2;

type Json = Readonly<Record<string, unknown>>;

/** Where schemas of each form are kept. */
const SCHEMAS = { 3: '#/components/schemas/', 2: '#/definitions/' } as const;

const NUMBERS: Readonly<Record<string, (field: Field) => Json>> = {
  DTYPE_NUMBER: (field) => ({ 'x-siebel-precision': String(field.length), 'x-siebel-scale': '7' }),
  DTYPE_INTEGER: (field) => ({ 'x-siebel-precision': String(field.length), 'x-siebel-scale': '0' }),
};

/** An empty field reads as '', so a pick list that may be left empty holds it. */
function enumOf(field: Field): Json {
  if (!field.pickList) return {};
  const mayBeEmpty = !field.isRequired && field.defaultValue === '' && !field.isPrimaryFlag;
  return { enum: mayBeEmpty ? [...field.pickList, ''] : [...field.pickList] };
}

function describeField(field: Field): Json {
  return {
    type: 'string',
    maxLength: field.length,
    'x-siebel-datatype': field.type,
    ...NUMBERS[field.type]?.(field),
    ...(field.isRequired ? { 'x-siebel-required': 'Y' } : {}),
    ...(field.isReadOnly ? { readOnly: true } : {}),
    ...enumOf(field),
  };
}

const LINK = {
  type: 'object',
  properties: { rel: { type: 'string' }, href: { type: 'string' }, name: { type: 'string' } },
};

/** The schema of a component's records. Required are fields without which an insert is refused. */
export function describeRecord(component: Component): Json {
  const required = component.fields.filter((field) => field.isRequired && field.defaultValue === '');
  const given = required.filter((field) => !component.rules || field.primaryOf === null).map((field) => field.name);
  return {
    type: 'object',
    ...(given.length > 0 ? { required: given } : {}),
    properties: {
      ...Object.fromEntries(component.fields.map((field) => [field.name, describeField(field)])),
      Link: { type: 'array', items: LINK },
    },
  };
}

/** The path of a component's collection within the document, as Siebel writes it, with a slash at the end. */
export function pathTemplate({ child, component }: Described): string {
  const own = `/data/${component.businessObject}/${component.name}/`;
  return child ? `${own}{key}/${child.name}/` : own;
}

/** A name for a schema or operation: the path, with nothing in it that OpenAPI does not take. */
export function nameOf(path: string): string {
  return path.slice(1).replace(/[^A-Za-z0-9.-]/g, '_');
}

const QUERY_PARAMETERS = [
  'fields',
  'searchspec',
  'sortspec',
  'PageSize',
  'StartRowNum',
  'uniformresponse',
  'childlinks',
  'ViewMode',
  'QueryHierarchy',
  'recordcountneeded',
  'excludeEmptyFieldsInResponse',
];

function parameter(name: string, place: 'query' | 'path', version: OpenApiVersion): Json {
  const type = version === 3 ? { schema: { type: 'string' } } : { type: 'string' };
  return { name, in: place, required: place === 'path', ...type };
}

/** One `{key}` for each record in the path: `{key}`, `{key2}`. */
function keysIn(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
}

function content(schema: Json, version: OpenApiVersion): Json {
  return version === 3 ? { content: { 'application/json': { schema } } } : { schema };
}

const DESCRIPTIONS = {
  200: 'Successful Operation',
  204: 'No Resource Found',
  401: 'Unauthorized',
  404: 'There is no data for the requested resource',
  406: 'Not Acceptable',
  415: 'Unsupported Media Type',
  500: 'Internal Server Error',
} as const;

function responses(schema: Json | null, version: OpenApiVersion): Json {
  const error: Json = { type: 'object', properties: { ERROR: { type: 'string' } } };
  return Object.fromEntries(
    Object.entries(DESCRIPTIONS).map(([status, description]) => {
      if (status === '204') return [status, { description }];
      const body = status === '200' ? (schema ?? { type: 'object' }) : error;
      return [status, { description, ...content(body, version) }];
    }),
  );
}

/** What a method of a path takes and answers; `schema` is of the records, null for a description. */
function operation(method: string, path: string, schema: Json | null, version: OpenApiVersion): Json {
  const hasBody = method === 'post' || method === 'put';
  const parameters = keysIn(path).map((key) => parameter(key, 'path', version));
  if (method === 'get' && schema) parameters.push(...QUERY_PARAMETERS.map((name) => parameter(name, 'query', version)));
  if (hasBody && schema && version === 2) parameters.push({ name: 'body', in: 'body', required: true, schema });
  return {
    tags: [path.slice(1)],
    summary: '',
    description: '',
    operationId: `${nameOf(path)}.${method}`,
    ...(version === 2 ? { produces: ['application/json'], consumes: ['application/json'] } : {}),
    parameters,
    ...(hasBody && schema && version === 3 ? { requestBody: { required: true, ...content(schema, 3) } } : {}),
    responses: responses(schema, version),
  };
}

/** A path that answers a description. */
export function describePath(path: string, version: OpenApiVersion): Json {
  return { get: operation('get', path, null, version) };
}

function operations(methods: readonly string[], path: string, schema: Json, version: OpenApiVersion): Json {
  return Object.fromEntries(methods.map((method) => [method, operation(method, path, schema, version)]));
}

/** The paths of a component or child: its collection, its records, and the descriptions of its children. */
export function describePaths(described: Described, version: OpenApiVersion): Json {
  const { child, component } = described;
  const target = child?.component ?? component;
  const collection = pathTemplate(described);
  const record = `${collection}{${child ? 'key2' : 'key'}}/`;
  const { insert, update, delete: remove } = target.may;
  const schema = { $ref: `${SCHEMAS[version]}${nameOf(collection)}` };
  const onAll = ['get', ...(insert ? ['post', 'put'] : []), ...(remove && !child ? ['delete'] : [])];
  const onOne = ['get', ...(update ? ['put'] : []), ...(remove ? ['delete'] : [])];
  const below = child ? [] : component.children.map((one) => `${record}${one.name}/describe`);
  return {
    [collection]: operations(onAll, collection, schema, version),
    [record]: operations(onOne, record, schema, version),
    ...Object.fromEntries(below.map((path) => [path, describePath(path, version)])),
  };
}
