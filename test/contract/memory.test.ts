// The reference implementation against the contract, as either side.
import { createMemoryConnector } from '../../api/connectors/memory/memoryConnector.ts';
import type { Side } from '../../shared/vocabulary.ts';
import { connectorContract, never, type Harness } from './connectorContract.ts';

const scope = {
  login: 'ADA',
  siebelUserId: '1-ADA',
  mailbox: 'ada@siebel.example',
  pimServer: 'default',
  visibility: 'All' as const,
};

async function makeHarness(side: Side): Promise<Harness> {
  const memory = createMemoryConnector(side, {
    refuses: (body) => (body['label'] === '' ? 'label' : null),
    pageSize: 4,
    knows: ({ id }) => id !== 'NOBODY',
  });
  let made = 0;
  const mine = side === 'siebel' ? scope.siebelUserId : scope.mailbox;
  return {
    connector: memory,
    scope,
    toldBy: side === 'siebel' ? 'hints' : 'cursor',
    body: (_domain, label) => ({ label, kept: 'as it was' }),
    badBody: () => ({ label: '' }),
    labelOf: (_domain, record) => String(record.body['label']),
    relabel: (_domain, label) => ({ label }),
    fieldKey: (_domain, label) => ({ by: 'fields', equal: { label } }),
    person: {
      create: async (domain, label) => memory.put(domain, [mine, 'somebody else'], { label, kept: 'as it was' }),
      relabel: async (_domain, id, label) => memory.change(id, { label }),
      remove: async (_domain, id) => memory.drop(id),
      takeOff: async (domain, id) => {
        await memory.write(scope, domain, [{ kind: 'remove', id, current: null, how: 'leave' }]);
      },
    },
    loseNextCreate: never,
    expireCursors: async () => memory.expireCursors(),
    createAssociated: async (kind) => `${kind} ${(made += 1)}`,
    close: async () => undefined,
  };
}

const abilities = { takesOff: true, losesAnswers: false, expiresCursors: true, associates: true };

connectorContract('the memory as Siebel', abilities, () => makeHarness('siebel'));
connectorContract('the memory as Exchange', { ...abilities, takesOff: false, associates: false }, () =>
  makeHarness('exchange'),
);
