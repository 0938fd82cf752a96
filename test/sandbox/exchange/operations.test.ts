// The table of Graph's operations as the sandbox plays them: what Microsoft's pages show as a request gets the status they name, and an answer
// that conforms to the schema property by property and leaves out nothing that Graph always tells. A route without a row fails.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ada, valuesOf } from '../../support/exchangeWorld.ts';
import type { Answer, Json } from '../../support/exchangeWorld.ts';
import { checkGraph } from '../../support/graphSchema.ts';
import { calendarOperations } from './operations/calendarOperations.ts';
import { contactOperations } from './operations/contactOperations.ts';
import { directoryOperations } from './operations/directoryOperations.ts';
import { eventOperations } from './operations/eventOperations.ts';
import type { Operation } from './operations/operation.ts';
import { always } from './operations/samples.ts';
import { startStage } from './operations/stage.ts';
import { subscriptionOperations } from './operations/subscriptionOperations.ts';
import { todoOperations } from './operations/todoOperations.ts';

type Stage = Awaited<ReturnType<typeof startStage>>;
let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.close());

const operations: readonly Operation[] = [
  ...directoryOperations,
  ...contactOperations,
  ...calendarOperations,
  ...eventOperations,
  ...todoOperations,
  ...subscriptionOperations(() => stage.subscription()),
];

/** What an entity of a type lacks of what Graph always tells. */
function missing(entities: readonly Json[], type: string): string[] {
  return entities.flatMap((entity) => (always[type] ?? []).filter((name) => !(name in entity)));
}

function checkAnswer({ status, body }: Answer, declared: string | undefined): string[] {
  if (status >= 400) return typeof body['error'] === 'object' ? [] : ['no error of Graph'];
  if (declared === undefined) return Object.keys(body).map((name) => `${name}: no content was expected`);
  const context = typeof body['@odata.context'] === 'string' ? [] : ['no @odata.context'];
  if (declared === 'value') return 'value' in body ? context : ['no value'];
  const isPart = declared.startsWith('some of ');
  const type = declared.replace('some of ', '');
  const isList = type.endsWith('[]');
  const entities = isList ? valuesOf({ status, body, headers: new Headers() }) : [body];
  const whole = isPart ? [] : missing(entities, type.replace('[]', '')).map((name) => `no ${name}`);
  const empty = isList && !isPart && entities.length === 0 && type !== 'user[]' ? ['nothing in the list'] : [];
  return [...context, ...whole, ...empty, ...checkGraph(isList ? body['value'] : body, type)];
}

const nameOf = ({ method, path, about, status }: Operation) =>
  `${method} /${path}${about === undefined ? '' : ` (${about})`}: ${status}`;

describe('operations', () => {
  it.each(operations.map((operation) => [nameOf(operation), operation] as const))('%s', async (_name, operation) => {
    const { path, params } = await stage.pathOf(operation);
    const { method, query, body, headers, status, type, shows } = operation;
    const address = `/v1.0/${path}${query === undefined ? '' : `?${query}`}`;
    const answer = await stage.send(method, address, typeof body === 'function' ? body(params) : body, headers);
    expect([answer.status, checkAnswer(answer, type)]).toEqual([status, []]);
    if (shows) expect(answer.body).toMatchObject(shows);
  });

  it('POST /$batch: 200, each member with its own status and form', async () => {
    const json = { 'Content-Type': 'application/json' };
    const contact = { givenName: 'Pavel', surname: 'Bansky' };
    const requests = [
      { id: '1', method: 'POST', url: `/users/${ada}/contacts`, headers: json, body: contact },
      { id: '2', method: 'GET', url: `/users/${ada}/contacts?$top=5`, dependsOn: ['1'] },
      { id: '3', method: 'PATCH', url: `/users/${ada}/contacts/nonsense`, headers: json, body: contact },
      { id: '4', method: 'GET', url: `/users/${ada}/calendar`, dependsOn: ['3'] },
    ];
    const { status, body } = await stage.send('POST', '/v1.0/$batch', { requests });
    expect(status).toBe(200);
    const responses = body['responses'] as { id: string; status: number; body: Json }[];
    const of = (id: string) => responses.find((response) => response.id === id);
    expect(['1', '2', '3', '4'].map((id) => of(id)?.status)).toEqual([201, 200, 400, 424]);
    expect(checkAnswer({ status: 201, headers: new Headers(), body: of('1')?.body ?? {} }, 'contact')).toEqual([]);
    expect(checkAnswer({ status: 200, headers: new Headers(), body: of('2')?.body ?? {} }, 'contact[]')).toEqual([]);
  });

  it('are all that the server plays', async () => {
    const { body } = await stage.send('GET', '/sandbox/routes');
    const played = (body['routes'] as { method: string; path: string }[]).map(
      ({ method, path }) => `${method} ${path}`,
    );
    const rows = new Set(operations.map(({ method, path }) => `${method} /v1.0/${path}`));
    expect(played.filter((route) => !rows.has(route))).toEqual([]);
    expect([...rows].filter((row) => !played.includes(row))).toEqual([]);
  });
});
