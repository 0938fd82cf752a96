// A sandbox Exchange with a token issuer of its own, for tests that speak plain HTTP to it. The company is small and made here.
import { createServer } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { startExchangeSandbox } from '../../api/sandbox/exchange/server.ts';
import { closeServer, listen } from '../../api/sandbox/common/http.ts';
import type { MakeCompany, SampleEmployee, SampleMailboxItems } from '../../api/sandbox/sampleData/types.ts';

export type Json = Record<string, unknown>;

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Json;
}

const tenantId = '6f2d1c9e-5b1a-4c7e-9a53-0d4c8b7e2f10';
export const allRoles = [
  'Calendars.ReadWrite',
  'Contacts.ReadWrite',
  'Tasks.ReadWrite.All',
  'MailboxSettings.ReadWrite',
  'User.ReadWrite.All',
  'Mail.Read',
  'Organization.Read.All',
  'Place.Read.All',
];
const people = [
  ['ADA', 'Ada', 'Byron', 'Europe/London', 'en-GB'],
  ['GRACE', 'Grace', 'Hopper', 'America/New_York', 'en-US'],
  ['KONRAD', 'Konrad', 'Zuse', 'Europe/Berlin', 'de-DE'],
] as const;

export const ada = 'ada.byron@siebel.example';
export const grace = 'grace.hopper@siebel.example';
export const konrad = 'konrad.zuse@siebel.example';

function employees(count: number): SampleEmployee[] {
  return Array.from({ length: count }, (_, index) => {
    const [login, firstName, lastName, timeZone, language] = people[index] ?? [
      `USER${index}`,
      'User',
      `N${index}`,
      'Europe/London',
      'en-GB',
    ];
    const email = `${firstName}.${lastName}@siebel.example`;
    return {
      id: `1-EMP${index}`,
      login,
      firstName,
      lastName,
      email,
      positionId: '1-P',
      organizationId: '1-O',
      timeZone,
      language,
      jobTitle: 'Engineer',
    };
  });
}

const at = (hour: number) => ({
  dateTime: `2026-11-03T${String(hour).padStart(2, '0')}:00:00`,
  timeZone: 'GMT Standard Time',
});

function sampleItems(contacts: number, events: number, tasks: number): SampleMailboxItems {
  const list = <T>(count: number, make: (index: number) => T) =>
    Array.from({ length: count }, (_, index) => make(index));
  return {
    contacts: list(contacts, (index) => ({
      givenName: `Given${index}`,
      surname: `Sur${index}`,
      emailAddresses: [{ address: `c${index}@x.example` }],
    })),
    events: list(events, (index) => ({
      subject: `Event ${index}`,
      start: at(9),
      end: at(10),
      body: { contentType: 'text', content: 'Agenda' },
    })),
    tasks: list(tasks, (index) => ({
      title: `Task ${index}`,
      linkedResources: [{ applicationName: 'CRM', externalId: String(index) }],
    })),
  };
}

/** A company without contacts or activities: people, and mailboxes with as many plain items as the seed says (`demo`: 3 of each). */
export const makeTestCompany: MakeCompany = (seed) => {
  const { users, contacts, events, tasks } =
    typeof seed === 'object'
      ? seed
      : {
          users: 3,
          ...(seed === 'demo' ? { contacts: 3, events: 3, tasks: 3 } : { contacts: 0, events: 0, tasks: 0 }),
        };
  return {
    organizations: [{ id: '1-O', name: 'Siebel Example' }],
    positions: [],
    employees: employees(users),
    accounts: [],
    opportunities: [],
    serviceRequests: [],
    contacts: () => [],
    activities: () => [],
    rooms: [],
    lists: [],
    mailboxItems: () => sampleItems(contacts, events, tasks),
  };
};

/** An issuer of tokens with whatever claims a test wishes; its address is `http://127.0.0.1:{port}`. */
export async function startIssuer() {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const keys = [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256', use: 'sig' }];
  const server = createServer((_request, response) =>
    response.setHeader('Content-Type', 'application/json').end(JSON.stringify({ keys })),
  );
  const port = await listen(server, 0);
  const token = (claims: Json, lifeSeconds = 3600) =>
    new SignJWT({ tid: tenantId, azp: 'tests', ...claims })
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .setAudience('https://graph.microsoft.com')
      .setIssuedAt()
      .setExpirationTime(Math.floor(Date.now() / 1000) + lifeSeconds)
      .sign(privateKey);
  return { port, url: `http://127.0.0.1:${port}`, token, close: () => closeServer(server) };
}

export interface ExchangeWorldOptions {
  readonly dataDir?: string;
  readonly now?: () => Date;
  readonly makeCompany?: MakeCompany;
  readonly seed?: 'demo' | 'empty';
}

/** Starts a sandbox with an empty company (unless `seed` says otherwise). */
export async function startExchangeWorld(options: ExchangeWorldOptions = {}) {
  const issuer = await startIssuer();
  const sandbox = await startExchangeSandbox({
    port: 0,
    dataDir: options.dataDir ?? null,
    identityUrl: issuer.url,
    tenantId,
    seed: options.seed ?? 'empty',
    makeCompany: options.makeCompany ?? makeTestCompany,
    ...(options.now ? { now: options.now } : {}),
  });
  const token = await issuer.token({ roles: allRoles });

  /** One request below the server's address; `path` may be a whole link of an answer. */
  const send = async (method: string, path: string, body?: unknown, headers: Json = {}): Promise<Answer> => {
    const response = await fetch(path.startsWith('http') ? path : `${sandbox.url}${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === '' ? {} : JSON.parse(text) };
  };

  return {
    url: sandbox.url,
    token,
    tokenWith: issuer.token,
    send,
    close: async () => {
      await sandbox.close();
      await issuer.close();
    },
  };
}

export type ExchangeWorld = Awaited<ReturnType<typeof startExchangeWorld>>;

/** The `value` of a list's answer. */
export function valuesOf(answer: Answer): Json[] {
  const value = answer.body['value'];
  return Array.isArray(value) ? value : [];
}

/** The code of an error's answer. */
export function codeOf(answer: Answer): unknown {
  const error = answer.body['error'];
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
