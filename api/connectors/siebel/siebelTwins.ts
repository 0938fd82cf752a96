// What a create that a gateway sent twice leaves behind: a second record with the same creation key, of which nobody was told.
import type { WriteRequest, WriteResult } from '../connector.ts';
import { AuthorizationLost } from '../../errors.ts';
import { pathOf } from './siebelCommands.ts';
import type { SiebelClient } from './siebelClient.ts';
import { textOf, type SiebelRow } from './siebelMap.ts';
import { readWhere } from './siebelQueries.ts';
import { componentOf } from './siebelScope.ts';
import type { SiebelWriting } from './siebelWrites.ts';

/** How often a record that is there twice is removed, at most: a server that is busy with it refuses at first. */
const MOST_REMOVALS = 5;

/** The records with these creation keys; null when Siebel does not tell. */
export async function readStamped(
  { queries, scoping }: SiebelWriting,
  stamps: readonly string[],
): Promise<readonly SiebelRow[] | null> {
  if (stamps.length === 0) return [];
  const fields = ['Integration Id'];
  return readWhere(queries, componentOf(scoping.domain), 'Integration Id', stamps, { fields }).catch(nothingRead);
}

/**
 * A POST that a gateway sent twice makes two records, both with the creation key that belongs to one item alone. The one that nobody was told
 * of is taken away again, before anybody sees it. What carried the key before is no repetition: it was made of the item in earlier days.
 */
export async function dropTwins(
  writing: SiebelWriting,
  requests: readonly WriteRequest[],
  results: readonly WriteResult[],
  before: readonly SiebelRow[] | null,
): Promise<void> {
  const { queries, scoping } = writing;
  const made = new Map<string, string>();
  requests.forEach((request, index) => {
    const result = results[index];
    if (request.kind === 'create' && result?.kind === 'written') made.set(request.stamp, result.id);
  });
  if (before === null) return;
  const known = new Set([...made.values(), ...before.map((row) => textOf(row, 'Id'))]);
  const rows = (await readStamped(writing, [...made.keys()])) ?? [];
  const twins = rows.map((row) => textOf(row, 'Id')).filter((id) => !known.has(id));
  const component = queries.map[componentOf(scoping.domain)];
  await Promise.all(twins.map((id) => removeTwin(queries.client, pathOf(component, id))));
}

/** Deletes a record that is there twice; one that stays is no trouble of the write. */
export async function removeTwin(client: SiebelClient, path: string): Promise<void> {
  for (let attempt = 1; attempt <= MOST_REMOVALS; attempt += 1) {
    const answer = await client.write('DELETE', path);
    if (answer.kind === 'done' || answer.trouble.kind === 'not-found') return;
  }
}

/** For a read without which the writes go on: it found nothing. @throws AuthorizationLost */
export function nothingRead(error: unknown): null {
  if (error instanceof AuthorizationLost) throw error;
  return null;
}
