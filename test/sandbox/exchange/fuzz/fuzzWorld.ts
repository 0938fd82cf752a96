// A sandbox to throw requests at: what exists in it, and what is wrong with an answer. Knows Graph's form of an error.
import { Agent, request } from 'undici';
import { ada, grace, startExchangeWorld } from '../../../support/exchangeWorld.ts';
import type { Json } from '../../../support/exchangeWorld.ts';
import { goodBodies } from './goodBodies.ts';
import type { KnownIds } from './requests.ts';

const roles = [
  ...[
    'Calendars.ReadWrite',
    'Contacts.ReadWrite',
    'Tasks.ReadWrite.All',
    'MailboxSettings.ReadWrite',
    'User.ReadWrite.All',
  ],
  ...['Mail.ReadWrite', 'Place.ReadWrite.All', 'Organization.ReadWrite.All', 'Directory.ReadWrite.All'],
];
const boundMs = 10_000;
/** Graph's own refusals of what a client got wrong, and what the sandbox says that it does not play. */
const mostlyExpected = (status: number) => status < 500 || status === 501;

export interface FuzzAnswer {
  readonly status: number;
  readonly text: string;
}

/** What is wrong with an error's body; undefined if nothing is. */
function flawOfError(body: unknown): string | undefined {
  const error = (body as { error?: Json } | null)?.error;
  const inner = error?.['innerError'] as Json | undefined;
  const texts = [
    error?.['code'],
    error?.['message'],
    inner?.['date'],
    inner?.['request-id'],
    inner?.['client-request-id'],
  ];
  return texts.every((text) => typeof text === 'string') ? undefined : 'an error without code, message or innerError';
}

/** What is wrong with a status and its body, alone or as a member of a batch; undefined if nothing is. */
export function flawOf(status: unknown, body: unknown): string | undefined {
  if (typeof status !== 'number' || !mostlyExpected(status)) return `the status ${String(status)}`;
  if (status < 400) return undefined;
  return flawOfError(body);
}

/** The body of an answer; a count is a text. */
export function bodyOf({ text }: FuzzAnswer): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return text;
  }
}

function idOf(answer: FuzzAnswer): string {
  const id: unknown = (bodyOf(answer) as Json | undefined)?.['id'];
  return typeof id === 'string' ? id : 'none';
}

/** Starts a sandbox without limits. */
export async function startFuzzWorld() {
  const world = await startExchangeWorld({ seed: 'demo' });
  const token = await world.tokenWith({ roles });
  const agent = new Agent({ connections: 3, bodyTimeout: boundMs, headersTimeout: boundMs });

  const send = async (
    method: string,
    url: string,
    headers: Record<string, string>,
    body: unknown,
  ): Promise<FuzzAnswer> => {
    const answer = await request(`${world.url}/v1.0/${url}`, {
      dispatcher: agent,
      method: method as 'GET',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: answer.statusCode, text: await answer.body.text() };
  };

  let created = 0;
  const create = async (path: string): Promise<string> => {
    const words = path.split('/');
    created += 1;
    const body = goodBodies[words.at(-1) ?? ''];
    const own = words.at(-1) === 'events' ? { ...body, transactionId: `made-${created}` } : body;
    return idOf(await send('POST', path, {}, own));
  };

  const several = async (path: string) => [await create(path), await create(path), await create(path)];

  /** Begins anew, and gives ids of everything that there is. */
  const reset = async (): Promise<KnownIds> => {
    await world.send('POST', '/sandbox/reset', { seed: 'demo' });
    await world.send('POST', '/sandbox/limits', { concurrent: 1000, requests: 1_000_000_000 });
    const box = `users/${ada}`;
    const list = await create(`${box}/todo/lists`);
    const tasks = `${box}/todo/lists/${encodeURIComponent(list)}/tasks`;
    const task = await create(tasks);
    const contact = await create(`${box}/contacts`);
    const event = await create(`${box}/events`);
    const folder = await create(`${box}/contactFolders`);
    const calendar = await create(`${box}/calendars`);
    const defaultCalendar = idOf(await send('GET', `${box}/calendar`, {}, undefined));
    const groups = bodyOf(await send('GET', `${box}/calendarGroups`, {}, undefined)) as { value: Json[] };
    const defaultGroup = String(groups.value[0]?.['id']);
    await create(`${box}/events/${encodeURIComponent(event)}/extensions`);
    const taskPath = `${tasks}/${encodeURIComponent(task)}`;
    await create(`${box}/contacts/${encodeURIComponent(contact)}/extensions`);
    return {
      users: [...Array<string>(40).fill(ada), grace, grace, 'nobody@siebel.example'],
      contactFolders: [folder, 'contacts', 'contacts', 'contacts'],
      childFolders: [folder, await create(`${box}/contactFolders/contacts/childFolders`)],
      calendars: [calendar, defaultCalendar, defaultCalendar, defaultCalendar],
      calendarGroups: [defaultGroup, await create(`${box}/calendarGroups`)],
      lists: [list],
      tasks: [task],
      linkedResources: [await create(`${taskPath}/linkedResources`)],
      checklistItems: [await create(`${taskPath}/checklistItems`)],
      extensions: ['com.x', 'microsoft.graph.openTypeExtension.com.x'],
      mailboxSettings: ['timeZone', 'workingHours', 'language'],
      masterCategories: [await create(`${box}/outlook/masterCategories`)],
      subscriptions: ['none'],
      contacts: [contact, ...(await several(`${box}/contacts`))],
      events: [event, `${event.slice(0, -4)}20261103${event.slice(-4)}`, ...(await several(`${box}/events`))],
    };
  };

  return { url: world.url, token, send, reset, close: () => agent.close().then(world.close) };
}

export type FuzzWorld = Awaited<ReturnType<typeof startFuzzWorld>>;
