// The Exchange connector against the contract, on the sandbox's real Graph server.
import type { Domain } from '../../shared/vocabulary.ts';
import { ada } from '../support/exchangeWorld.ts';
import { connectExchange } from '../support/exchangeConnection.ts';
import { connectorContract, never, type Harness } from './connectorContract.ts';

const LABELS: Readonly<Record<Domain, string>> = { contact: 'surname', calendar: 'subject', task: 'title' };
const PATHS: Readonly<Record<Domain, string>> = { contact: 'contacts', calendar: 'events', task: 'tasks' };

function bodyOf(domain: Domain, label: string): Record<string, unknown> {
  const named = { [LABELS[domain]]: label };
  if (domain === 'contact') return { ...named, jobTitle: 'Engineer' };
  if (domain === 'task') return { ...named, importance: 'high' };
  const at = (hour: number) => ({ dateTime: `2026-12-01T${hour}:00:00`, timeZone: 'GMT Standard Time' });
  return { ...named, start: at(10), end: at(11), location: { displayName: 'Room 1' } };
}

async function makeHarness(): Promise<Harness> {
  const { close, connector, door, person, scope } = await connectExchange();
  const list = await person.taskList(ada);
  const itemPath = (domain: Domain, id: string) =>
    domain === 'task' ? `${list}/tasks/${id}` : `/users/${ada}/${PATHS[domain]}/${id}`;
  return {
    connector,
    scope,
    toldBy: 'cursor',
    body: bodyOf,
    badBody: (domain) => ({
      ...bodyOf(domain, 'bad'),
      ...(domain === 'task' ? { status: 'never' } : { nonsense: true }),
    }),
    labelOf: (domain, record) => String(record.body[LABELS[domain]]),
    relabel: (domain, label) => ({ [LABELS[domain]]: label }),
    fieldKey: (domain, label) => ({ by: 'fields', equal: { [LABELS[domain]]: label } }),
    person: {
      create: (domain, label) => {
        const body = bodyOf(domain, label);
        if (domain === 'contact') return person.createContact(ada, body);
        return domain === 'calendar' ? person.createEvent(ada, body) : person.createTask(ada, body);
      },
      relabel: async (domain, id, label) => {
        await person.send('PATCH', itemPath(domain, id), { [LABELS[domain]]: label });
      },
      remove: async (domain, id) => {
        await person.send('DELETE', itemPath(domain, id));
      },
      takeOff: never,
    },
    loseNextCreate: async () => {
      await door('POST', 'faults', [{ method: 'POST', path: '/v1.0/$batch', cut: 'after', count: 1 }]);
    },
    expireCursors: async () => {
      await door('POST', 'tokens/expire');
    },
    createAssociated: never,
    close,
  };
}

connectorContract(
  'Exchange',
  { takesOff: false, losesAnswers: true, expiresCursors: true, associates: false },
  makeHarness,
);
