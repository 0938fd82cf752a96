// Requests to Exchange that arrive twice because something on the way sent them again.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DOMAINS, type Domain } from '../../shared/vocabulary.ts';
import { connectExchange, type ExchangeConnection } from '../support/exchangeConnection.ts';
import { ada } from '../support/exchangeWorld.ts';

let exchange: ExchangeConnection;
beforeAll(async () => {
  exchange = await connectExchange();
});
afterAll(() => exchange.close());

function bodyOf(domain: Domain): Record<string, unknown> {
  if (domain === 'contact') return { surname: 'Twice' };
  if (domain === 'task') return { title: 'Twice' };
  const day = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
  const at = (hour: number) => ({ dateTime: `${day}T${hour}:00:00`, timeZone: 'UTC' });
  return { subject: 'Twice', start: at(10), end: at(11) };
}

const listed = (domain: Domain) => {
  const { person } = exchange;
  if (domain === 'contact') return person.contacts(ada);
  return domain === 'calendar' ? person.events(ada) : person.tasks(ada);
};

for (const domain of DOMAINS)
  it(`a ${domain} whose create arrives twice is there once, under the id that was told`, async () => {
    await exchange.door('POST', 'faults', [{ method: 'POST', path: '/v1.0/$batch', double: true, count: 1 }]);
    const request = { kind: 'create', body: bodyOf(domain), stamp: `1-${domain}` } as const;
    const [result] = await exchange.connector.write(exchange.scope, domain, [request]);
    const items = await listed(domain);
    expect(items.map((item) => item['id'])).toEqual([result?.kind === 'written' && result.id]);
  });
