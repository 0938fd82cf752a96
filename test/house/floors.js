// The floors of the house as data: which folder may import which. ESLint and test/house both read it, and each refusal names the right door.

/** Folder of the importing file, what it may import besides itself, and what to do instead. */
const FLOORS = [
  { folder: 'shared', may: [], door: 'shared/ knows nothing of ours: move the word down here, or the code up.' },
  {
    folder: 'api/platform',
    may: ['shared'],
    door: 'platform/ is below everything: pass what it needs as an argument.',
  },
  {
    folder: 'api/reconcile',
    may: ['shared', 'api/domains'],
    pure: true,
    door: 'reconcile/ is pure: data in, data out. Read in the engine, pass it here.',
  },
  {
    folder: 'api/domains',
    may: ['shared', 'api/reconcile'],
    pure: true,
    door: 'domains/ is pure: time and settings come in through the MappingContext.',
  },
  {
    folder: 'api/connectors',
    may: ['shared', 'api/platform', 'api/domains', 'api/errors'],
    door: 'connectors/ know one server and nothing of links, rules or the store.',
  },
  {
    folder: 'api/store',
    may: ['shared', 'api/platform', 'api/reconcile', 'api/domains', 'api/errors'],
    door: 'store/ keeps what it is given; decisions are made above it.',
  },
  {
    folder: 'api/engine',
    may: [
      'shared',
      'api/platform',
      'api/reconcile',
      'api/domains',
      'api/connectors/connector',
      'api/store/store',
      'api/store/bookkeeping',
      'api/store/decisions',
      'api/store/issues',
      'api/store/readings',
      'api/store/journal',
      'api/store/removals',
      'api/store/undo',
      'api/errors',
    ],
    door: 'the engine sees connectors and store as types and receives them from compose.',
  },
  {
    folder: 'api/dispatcher',
    may: ['shared', 'api/platform', 'api/connectors/connector', 'api/store/store', 'api/errors'],
    door: 'the dispatcher asks the store and the queue; it never looks into a mailbox.',
  },
  {
    folder: 'api/services',
    may: [
      'shared',
      'api/platform',
      'api/engine',
      'api/dispatcher',
      'api/connectors/connector',
      'api/connectors/siebelRecords',
      'api/store/store',
      'api/store/decisions',
      'api/store/issues',
      'api/store/journal',
      'api/store/removals',
      'api/store/undo',
      'api/errors',
      'api/domains',
      'api/reconcile',
    ],
    door: 'services/ are use cases over the store, the directory, the engine and the queue as types.',
  },
  {
    folder: 'api/http',
    may: ['shared', 'api/platform', 'api/services', 'api/errors', 'api/store/store', 'api/store/journal'],
    door: 'http/ calls services; it holds no rule of its own.',
  },
  {
    folder: 'api/cli',
    may: [
      'shared',
      'api/platform',
      'api/services',
      'api/errors',
      'api/store/store',
      'api/store/decisions',
      'api/store/issues',
      'api/store/journal',
      'api/store/removals',
      'api/store/undo',
      'api/process',
      'api/compose',
      'api/config',
    ],
    door: 'cli/ calls services; it holds no rule of its own.',
  },
  { folder: 'api/sandbox', may: [], door: 'the sandbox is another building: it and the product meet over HTTP only.' },
  { folder: 'addin', may: ['shared'], door: 'addin/ knows the contract in shared/ and nothing of the server.' },
];

/** Whether a file in `folder` may import `target` (both from the repository's root, without extension). */
export function mayImport(floor, target) {
  const inside = (path) => target === path || target.startsWith(`${path}/`);
  return inside(floor.folder) || floor.may.some(inside);
}

/** The floor that a file stands on, or undefined where no floor is set (compose, main, tests). */
export function floorOf(file) {
  return FLOORS.find(({ folder }) => file.startsWith(`${folder}/`));
}

const pureRules = (door) => ({
  'no-restricted-globals': [
    'error',
    ...['process', 'fetch', 'setTimeout', 'setInterval', 'crypto', 'performance'].map((name) => ({
      name,
      message: door,
    })),
  ],
  'no-restricted-syntax': [
    'error',
    {
      selector: ':matches(FunctionDeclaration, FunctionExpression, ArrowFunctionExpression)[async=true]',
      message: door,
    },
    { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: door },
    { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: door },
    { selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']", message: door },
    {
      selector:
        "CallExpression[callee.object.name='DateTime'][callee.property.name=/^(now|local|utc)$/][arguments.length=0]",
      message: door,
    },
  ],
});

/** Imports written as relative paths: `../engine/x.ts` in a file of another floor. Everything not permitted is refused. */
function importRule({ folder, may, pure, door }) {
  const depthPattern = `^(\\.\\./){${folder === 'api/sandbox' ? 3 : 1},}`;
  const allowed = [folder, ...may].flatMap((path) => {
    const parts = path.split('/');
    return parts.map((_part, index) => parts.slice(index).join('/'));
  });
  const siblings = FLOORS.map((floor) => floor.folder).filter(
    (other) => other !== folder && !may.some((path) => path === other || path.startsWith(`${other}/`)),
  );
  const names = siblings.map((path) => path.replace(/^api\//, ''));
  const patterns = names
    .filter((name) => !allowed.includes(name))
    .map((name) => ({ regex: `${depthPattern}(api/)?${name}/`, message: door }));
  if (pure) patterns.push({ regex: '^node:', message: door });
  return patterns;
}

/** ESLint blocks, one per floor. */
export const floorRules = FLOORS.map((floor) => ({
  files: [`${floor.folder}/**/*.ts`, `${floor.folder}/**/*.tsx`],
  rules: {
    'no-restricted-imports': ['error', { patterns: importRule(floor) }],
    ...(floor.pure ? pureRules(floor.door) : {}),
  },
}));
