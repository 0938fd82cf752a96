// The Siebel connector against the contract, on the sandbox's real Siebel REST server.
import { DISPLAYS } from '../../api/connectors/siebel/siebelScope.ts';
import type { Domain } from '../../shared/vocabulary.ts';
import { connectSiebel } from '../support/siebelConnection.ts';
import { connectorContract, never, type Harness } from './connectorContract.ts';

const label = (domain: Domain) => (domain === 'contact' ? 'Last Name' : 'Description');
const path = (domain: Domain) => (domain === 'contact' ? 'Contact/Contact' : 'Action/Action');

const ASSOCIATED = {
  contact: { component: 'Contact/Contact', field: 'Last Name' },
  account: { component: 'Account/Account', field: 'Name' },
  opportunity: { component: 'Opportunity/Opportunity', field: 'Name' },
  'service request': { component: 'Service%20Request/Service%20Request', field: 'Abstract' },
} as const;

function bodyOf(domain: Domain, text: string): Record<string, string> {
  const named = { [label(domain)]: text };
  if (domain === 'contact') return { ...named, 'Job Title': 'Engineer' };
  if (domain === 'task') return { ...named, Priority: '2-High', Display: DISPLAYS.task };
  return {
    ...named,
    Planned: '12/01/2026 10:00:00',
    'Planned Completion': '12/01/2026 11:00:00',
    Display: DISPLAYS.calendar,
  };
}

async function makeHarness(): Promise<Harness> {
  const { close, connector, door, others, person, scope } = await connectSiebel();
  const [colleague = ''] = others;
  let made = 0;
  const child = (domain: Domain) => (domain === 'contact' ? 'Sync%20List' : 'Employee');
  return {
    connector,
    scope,
    toldBy: 'hints',
    body: bodyOf,
    badBody: (domain) => ({ ...bodyOf(domain, 'x'.repeat(300)) }),
    labelOf: (domain, record) => String(record.body[label(domain)]),
    relabel: (domain, text) => ({ [label(domain)]: text }),
    fieldKey: (domain, text) => ({ by: 'fields', equal: { [label(domain)]: text } }),
    person: {
      create: (domain, text) => {
        const body = bodyOf(domain, text);
        if (domain === 'contact') return person.createContact(body, [colleague, scope.siebelUserId]);
        return person.createActivity({ ...body, 'Primary Owner Id': colleague }, [scope.siebelUserId]);
      },
      relabel: (domain, id, text) => person.update(`${path(domain)}/${id}`, { [label(domain)]: text }),
      remove: (domain, id) => person.remove(`${path(domain)}/${id}`),
      takeOff: (domain, id) => person.remove(`${path(domain)}/${id}/${child(domain)}/${scope.siebelUserId}`),
    },
    loseNextCreate: (domain) =>
      door('POST', 'faults', [{ method: 'POST', path: `*/data/${path(domain)}`, cut: 'after', count: 1 }]),
    expireCursors: never,
    createAssociated: async (kind) => {
      const { component, field } = ASSOCIATED[kind];
      const [row] = await person.send('POST', component, { [field]: `Associated ${(made += 1)}` });
      return String(row?.['Id']);
    },
    close,
  };
}

connectorContract(
  'Siebel',
  { takesOff: true, losesAnswers: true, expiresCursors: false, associates: true },
  makeHarness,
);
