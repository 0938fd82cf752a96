// Descriptions as `/describe` answers them: of all business objects, of one, of a component or child. OpenAPI 3.0 unless
// ?openapiversion=2 asks for 2.0.
import { businessObjects, componentsOf } from '../components/catalog.ts';
import { badRequest } from '../errors.ts';
import type { OpenApiVersion } from './describeComponent.ts';
import { describePath, describePaths, describeRecord, nameOf, pathTemplate } from './describeComponent.ts';
import { componentLocation } from './presentRecord.ts';
import { byName } from './queryParameters.ts';
import type { Call } from './readHandlers.ts';
import type { Described } from './resource.ts';

type Json = Readonly<Record<string, unknown>>;

const INFO = { title: 'Siebel REST API', description: 'Siebel REST API', version: '1.0' };
const EXTERNAL = { description: 'OpenAPI', url: 'https://openapis.org' };

function readVersion(call: Call): OpenApiVersion {
  const asked = byName(call.search).get('openapiversion') ?? '';
  if (asked === '' || asked === '3') return 3;
  if (asked === '2') return 2;
  throw badRequest(`openapiversion must be 2 or 3, not '${asked}'.`);
}

function tagsOf(paths: Json): Json[] {
  return Object.keys(paths).map((path) => ({
    name: path.slice(1),
    description: `Operations available on ${path.slice(1)}`,
  }));
}

/** A whole document of these paths and schemas. */
function wrap(call: Call, version: OpenApiVersion, paths: Json, schemas: Json): Json {
  const base = new URL(call.dataUrl.replace(/\/data$/, ''));
  const tags = tagsOf(paths);
  if (version === 2) {
    return {
      swagger: '2.0',
      info: INFO,
      schemes: [base.protocol.replace(':', '')],
      host: base.host,
      basePath: base.pathname,
      securityDefinitions: { 'Basic Auth': { type: 'basic' } },
      security: [{ 'Basic Auth': [] }],
      externalDocs: EXTERNAL,
      tags,
      paths,
      definitions: schemas,
    };
  }
  const securitySchemes = {
    BasicAuth: { type: 'http', scheme: 'basic' },
    BearerAuth: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
  };
  return {
    openapi: '3.0.0',
    info: INFO,
    servers: [{ url: base.href }],
    security: [{ BasicAuth: [] }, { BearerAuth: [] }],
    externalDocs: EXTERNAL,
    tags,
    paths,
    components: { schemas, securitySchemes },
  };
}

/** The document of one component or child. @throws SiebelError for a version that is none. */
export function describeOne(call: Call, described: Described): Json {
  const version = readVersion(call);
  const record = describeRecord(described.child?.component ?? described.component);
  return wrap(call, version, describePaths(described, version), { [nameOf(pathTemplate(described))]: record });
}

function describeCatalog(call: Call, paths: readonly string[]): Json {
  const version = readVersion(call);
  return wrap(call, version, Object.fromEntries(paths.map((path) => [path, describePath(path, version)])), {});
}

/** The catalog of all business objects. */
export function describeObjects(call: Call): Json {
  return describeCatalog(
    call,
    businessObjects().map((name) => `/data/${name}/describe`),
  );
}

/** The catalog of one business object's components. */
export function describeObject(call: Call, businessObject: string): Json {
  const paths = componentsOf(businessObject).map((one) => `${pathTemplate({ component: one, child: null })}describe`);
  return describeCatalog(call, paths);
}

/** The business objects, each with a link to its components. */
export function listObjects(call: Call): Json {
  const items = businessObjects().map((name) => {
    const href = `${call.dataUrl}/${encodeURIComponent(name)}`;
    return { Name: name, Link: [{ rel: 'child', href, name }] };
  });
  return { items, Link: [{ rel: 'self', href: call.dataUrl, name: 'data' }] };
}

/** The components of one business object, each with a link to its records. */
export function listComponents(call: Call, businessObject: string): Json {
  const self = `${call.dataUrl}/${encodeURIComponent(businessObject)}`;
  const items = componentsOf(businessObject).map((one) => {
    const { href, name } = componentLocation(call.dataUrl, one);
    return { Name: name, Link: [{ rel: 'child', href, name }] };
  });
  return { items, Link: [{ rel: 'self', href: self, name: businessObject }] };
}
