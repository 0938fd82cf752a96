// The description of a component: an OpenAPI 3 document with its fields, their lengths and Siebel types.
import type { Component, Field } from '../components/component.ts';
import type { Location } from './presentRecord.ts';

function describeField(field: Field) {
  return {
    type: 'string',
    maxLength: field.length,
    'x-siebel-datatype': field.type,
    ...(field.isRequired ? { 'x-siebel-required': 'Y' } : {}),
    ...(field.isReadOnly ? { readOnly: true } : {}),
    ...(field.pickList ? { enum: [...field.pickList] } : {}),
  };
}

function operations(component: Component): { readonly collection: string[]; readonly record: string[] } {
  const { insert, update, delete: remove } = component.may;
  return {
    collection: ['get', ...(insert ? ['post', 'put'] : [])],
    record: ['get', ...(update ? ['put'] : []), ...(remove ? ['delete'] : [])],
  };
}

const ANSWERS = {
  '200': { description: 'Successful Operation' },
  '401': { description: 'Unauthorized' },
  '404': { description: 'There is no data for the requested resource' },
  '500': { description: 'Internal Server Error' },
};

function describeOperations(methods: readonly string[], name: string) {
  return Object.fromEntries(
    methods.map((method) => [method, { summary: `${method.toUpperCase()} ${name}`, responses: ANSWERS }]),
  );
}

/** The document of one component (or child), as `/describe` answers it. */
export function describeComponent(component: Component, location: Location, name: string) {
  const { pathname } = new URL(location.href);
  const { collection, record } = operations(component);
  return {
    openapi: '3.0.0',
    info: { title: name, version: 'v1.0' },
    paths: {
      [pathname]: describeOperations(collection, name),
      [`${pathname}/{key}`]: describeOperations(record, name),
    },
    components: {
      schemas: {
        [name]: {
          type: 'object',
          properties: Object.fromEntries(component.fields.map((field) => [field.name, describeField(field)])),
          'x-siebel-children': component.children.map((child) => child.name),
        },
      },
    },
  };
}
