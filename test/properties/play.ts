// Plays a story: each step is done on the real servers or to the real product, and told to the model as far as it had anything to act upon.
import { resetUser } from '../../api/services/resetUser.ts';
import { setLevels } from '../../api/services/setLevels.ts';
import { approvePlan, rejectPlan } from '../../api/services/heldPlans.ts';
import { mapUsers } from '../../api/services/mapUsers.ts';
import type { Domain } from '../../shared/vocabulary.ts';
import { KINDS, status, tokenIn, type Field, type Row } from './kinds.ts';
import { Model, PEOPLE, type Rec } from './model.ts';
import { elsewhere, itemsOf, recordsOf, taskList, type Item, type Record } from './scene.ts';
import type { Kind, Place, Step, Story, Who } from './story.ts';
import { Weather } from './weather.ts';
import { syncPeople } from './sync.ts';
import type { ChaosWorld } from './world.ts';

const DOMAINS: Readonly<{ [K in Kind]: Domain }> = { contact: 'contact', event: 'calendar', task: 'task' };
const PRIVATE = 'Integer 0x36';

/** What is carried along while a story is played. */
export interface Play {
  readonly world: ChaosWorld;
  readonly model: Model;
  readonly weather: Weather;
  /** Immutable ids of contacts that people deleted, by mailbox and token. */
  readonly deleted: Map<string, string>;
  /** Ids of everything that was ever seen, with their tokens. */
  readonly tokens: Map<string, string>;
  /** What a killed or failed run may have left for later: until then no run is undisturbed. */
  disturbedUntil: number;
  /** When the next run is killed. */
  kill: { readonly calls: number; readonly when: 'before' | 'after' } | null;
  /** What happens in the middle of the next run. */
  race: { readonly calls: number | 'siebel' | 'graph'; readonly work: () => Promise<void> } | null;
  /** Logins with the tokens of removals that were held, and of those that were rejected. */
  readonly held: Set<string>;
  readonly rejected: Set<string>;
  /** Runs that ended for a reason that is none. */
  readonly troubles: string[];
  /** Why runs ended, in the product's words. */
  readonly reasons: Set<string>;
}

export async function playStory(world: ChaosWorld, story: Story): Promise<Play> {
  await world.begin();
  const play: Play = { world, model: new Model(), weather: new Weather(world), deleted: new Map(), tokens: new Map(), disturbedUntil: 0, kill: null, race: null, troubles: [], reasons: new Set(), held: new Set(), rejected: new Set() }; // prettier-ignore
  for (const domain of ['contact', 'calendar', 'task'] as const) {
    const { settings } = world.product().store;
    await settings.saveDomain({ ...(await settings.domain(domain)), massDeleteCount: Model.MOST_DELETIONS });
  }
  for (const step of story) {
    play.model.at += 1;
    if (step.do === 'sync') await playStep(play, step);
    else await asPeople(play, () => playStep(play, step), step.do === 'meeting');
  }
  return play;
}

/** Whoever changes a meeting in Outlook mails those invited; that is no doing of the product's. */
async function asPeople({ model, world }: Play, work: () => Promise<void>, isMeeting = false): Promise<void> {
  const mayMail = isMeeting || model.records.some(({ deeds }) => deeds.some(({ act }) => act === 'meeting'));
  const before = mayMail ? await mails(world) : 0;
  await work();
  if (mayMail) model.mailsOfPeople += (await mails(world)) - before;
}

async function playStep(play: Play, step: Step): Promise<void> {
  const { model, weather, world } = play;
  const { services, store } = world.product();
  switch (step.do) {
    case 'create':
      return create(play, step.kind, step.at, step.others, step.past);
    case 'createOnBoth':
      return createOnBoth(play, step.kind, step.who);
    case 'samePerson':
      return createSamePerson(play, step.who, step.other);
    case 'edit':
      return edit(play, step.at, step.record, step.field, step.clear);
    case 'burst':
      for (let count = 0; count < step.edits; count += 1) await edit(play, step.at, step.record, count, false);
      return;
    case 'complete':
      return complete(play, step.at, step.record);
    case 'delete':
      return remove(play, step.at, step.record);
    case 'deleteMany':
      for (const item of await itemsOf(world, step.who, step.kind)) await removeItem(play, item);
      return;
    case 'undelete':
      return undelete(play, step.who, step.record);
    case 'move':
      return move(play, step.who, step.record, 'moved');
    case 'moveBack':
      return move(play, step.who, step.record, 'movedBack');
    case 'copy':
      return copy(play, step.who, step.record);
    case 'private':
      return makePrivate(play, step.who, step.record);
    case 'member':
      return changeMember(play, step.who, step.record);
    case 'owner':
      return changeOwner(play, step.who, step.record);
    case 'display':
      return changeDisplay(play, step.record);
    case 'meeting':
      return makeMeeting(play, step.who, step.record);
    case 'series':
      return makeSeries(play, step.at, step.record);
    case 'domainLevel': {
      const level = step.level === 'Import Only' && step.kind !== 'event' ? 'Export Only' : step.level;
      const settings = await store.settings.domain(DOMAINS[step.kind]);
      await store.settings.saveDomain({ ...settings, level });
      return model.setDomainLevel(step.kind, level);
    }
    case 'userLevel': {
      const level = step.level === 'Import Only' && step.kind !== 'event' ? 'Export Only' : step.level;
      await setLevels(services, { login: loginOf(play, step.who), levels: { [DOMAINS[step.kind]]: level } });
      return model.setUserLevel(step.who, step.kind, level);
    }
    case 'setting': {
      const settings = await store.settings.domain(DOMAINS[step.kind]);
      const part = {
        pimWins: { conflictWinner: step.on ? ('PIM Record' as const) : ('Siebel Record' as const) },
        editWins: { deleteWins: !step.on },
        noDeleteInSiebel: { mayDeleteInSiebel: !step.on },
        noDeleteInExchange: { mayDeleteInExchange: !step.on },
        pastMayGo: { keepPastItems: !step.on },
      }[step.name];
      await store.settings.saveDomain({ ...settings, ...part });
      return model.set(step.kind, step.name, step.on, world.now().getTime());
    }
    case 'plans':
      return decidePlans(play, step.approve);
    case 'reset':
      model.forgotten.push({ at: model.at, who: step.who });
      await resetUser(services, { login: loginOf(play, step.who) });
      return;
    case 'remap':
      model.forgotten.push({ at: model.at, who: step.who });
      model.wasRemapped = true;
      await world.forgetUser(loginOf(play, step.who));
      await mapUsers(services, { logins: [loginOf(play, step.who)], enable: true });
      // Levels of the row go with it.
      for (const kind of ['contact', 'event', 'task'] as const) model.setUserLevel(step.who, kind, 'Full Sync');
      return;
    case 'restart':
      return world.restart();
    case 'kill':
      play.kill = { calls: step.calls, when: step.when };
      return;
    case 'race':
      play.race = {
        calls: step.calls > 0 ? step.calls : step.at === 'siebel' ? 'siebel' : 'graph',
        work: () => asPeople(play, () => edit(play, step.at, step.record, step.field, false)),
      };
      return;
    case 'clock':
      model.clockMoved = true;
      world.moveClock(step.hours * 3_600_000);
      return;
    case 'expire':
      await world.door('graph', 'POST', 'tokens/expire', { what: ['deltaTokens'] });
      return;
    case 'storm':
      return weather.add(step.storm);
    case 'calm':
      return weather.clear();
    case 'sync':
      await syncPeople(play, PEOPLE.filter((who) => step.people & (1 << who)), step.together); // prettier-ignore
  }
}

const loginOf = ({ world }: Play, who: Who): string => world.people[who]?.login ?? '';
const pick = <T>(all: readonly T[], index: number): T | undefined => all[index % Math.max(all.length, 1)];
const ofKind = ({ model }: Play, ...kinds: readonly Kind[]): readonly Rec[] => model.records.filter((record) => kinds.some((kind) => record.kinds.has(kind))); // prettier-ignore

async function findItem({ tokens, world }: Play, record: Rec | undefined, who: Who): Promise<Item | null> {
  for (const kind of record?.kinds ?? []) {
    const found = (await itemsOf(world, who, kind)).find((item) => item.token === record?.token);
    if (found) tokens.set(found.id, found.token);
    if (found) return found;
  }
  return null;
}

async function findRecord({ tokens, world }: Play, record: Rec | undefined): Promise<Record | null> {
  if (!record) return null;
  const [found] = await recordsOf(world, record.kinds.has('contact') ? 'Contact' : 'Action', record.token);
  if (found) tokens.set(found.id, found.token);
  return found ?? null;
}

/** First values of a record, as one body for each side. */
function firstValues({ model }: Play, record: Rec, kind: Kind, places: readonly Place[]): { siebel: Row; graph: Row } {
  let siebel: Row = KINDS[kind].newInSiebel(record.token);
  let graph: Row = KINDS[kind].newInGraph(record.token);
  for (const field of KINDS[kind].fields) {
    let value = field.value(model.nextNumber());
    if (record.isPast && field.name === 'time') value = new Date(Date.parse(value) - 30 * 86_400_000).toISOString().replace('.000', ''); // prettier-ignore
    siebel = { ...siebel, ...field.toSiebel(value, record.token) };
    graph = { ...graph, ...field.toGraph(value, record.token) };
    for (const place of places) model.write(record, place, field.name, value);
  }
  return { siebel, graph };
}

async function createInSiebel({ world }: Play, kind: Kind, row: Row, people: readonly Who[]): Promise<void> {
  const ids = people.map((who) => world.people[who]?.siebelUserId ?? '');
  if (kind === 'contact') await world.siebel.createContact(row, ids);
  else await world.siebel.createActivity({ ...row, 'Primary Owner Id': ids[0] }, ids.slice(1));
}

async function createInMailbox({ world }: Play, kind: Kind, row: Row, who: Who): Promise<void> {
  const mailbox = world.people[who]?.mailbox ?? '';
  if (kind === 'contact') await world.outlook.createContact(mailbox, row);
  else if (kind === 'event') await world.outlook.createEvent(mailbox, row);
  else await world.outlook.send('POST', `${await taskList(world, who)}/tasks`, row);
}

async function create(play: Play, kind: Kind, at: Place, others: number, isPast: boolean): Promise<void> {
  const record = play.model.add(kind, [at], { isPast: isPast && kind === 'event' });
  const { siebel, graph } = firstValues(play, record, kind, [at]);
  const people = PEOPLE.filter((who) => (others || 1) & (1 << who));
  if (at !== 'siebel') return createInMailbox(play, kind, graph, at);
  await createInSiebel(play, kind, siebel, people);
  for (const who of people) play.model.deed(record, 'on', who);
}

async function createOnBoth(play: Play, kind: Kind, who: Who): Promise<void> {
  const record = play.model.add(kind, ['siebel', who], { isTwin: true });
  const { siebel, graph } = firstValues(play, record, kind, ['siebel', who]);
  await createInSiebel(play, kind, siebel, [who]);
  await createInMailbox(play, kind, graph, who);
  play.model.deed(record, 'on', who);
}

async function createSamePerson(play: Play, who: Who, other: Who): Promise<void> {
  if (who === other) return;
  const record = play.model.add('contact', [who, other], { isTwin: true });
  const { graph } = firstValues(play, record, 'contact', [who, other]);
  for (const one of [who, other]) await createInMailbox(play, 'contact', graph, one);
}

async function edit(play: Play, at: Place, index: number, fieldIndex: number, clear: boolean): Promise<void> {
  const record = pick(play.model.records, index);
  if (!record) return;
  const found = at === 'siebel' ? await findRecord(play, record) : await findItem(play, record, at);
  if (!found) return;
  const field = pick(KINDS[found.kind].fields, fieldIndex);
  if (!field) return;
  const value = clear && field.clearable ? '' : field.value(play.model.nextNumber());
  await put(play, found, field, value);
  play.model.write(record, at, field.name, value);
}

async function put({ world }: Play, found: Item | Record, field: Field, value: string): Promise<void> {
  if ('who' in found) await world.outlook.send('PATCH', found.path, { ...field.toGraph(value, found.token) });
  else await world.siebel.update(found.path, { ...field.toSiebel(value, found.token) });
}

async function complete(play: Play, at: Place, index: number): Promise<void> {
  const record = pick(ofKind(play, 'task'), index);
  if (!record) return;
  const found = at === 'siebel' ? await findRecord(play, record) : await findItem(play, record, at);
  if (!found || found.kind !== 'task') return;
  const isDone = ('who' in found ? status.fromGraph(found.row) : status.fromSiebel(found.row)) === 'done';
  await put(play, found, status, isDone ? 'open' : 'done');
  play.model.write(record, at, 'status', isDone ? 'open' : 'done');
  play.model.deed(record, 'done', at);
}

async function remove(play: Play, at: Place, index: number): Promise<void> {
  const record = pick(play.model.records, index);
  if (!record) return;
  if (at !== 'siebel') {
    const item = await findItem(play, record, at);
    if (item) await removeItem(play, item);
    return;
  }
  const found = await findRecord(play, record);
  if (!found) return;
  await play.world.siebel.remove(found.path);
  play.model.deed(record, 'deleted', 'siebel');
  play.model.countDeletion('siebel', found.kind);
}

async function removeItem(play: Play, item: Item): Promise<void> {
  const record = play.model.records.find(({ token }) => token === item.token);
  if (!record) return;
  await play.world.outlook.send('DELETE', item.path);
  play.deleted.set(`${item.who} ${item.token}`, item.id);
  play.model.deed(record, 'deleted', item.who);
  play.model.countDeletion(item.who, item.kind);
}

async function undelete(play: Play, who: Who, index: number): Promise<void> {
  const record = pick(ofKind(play, 'contact').filter(({ token }) => play.deleted.has(`${who} ${token}`)), index); // prettier-ignore
  if (!record || (await findItem(play, record, who))) return;
  const mailbox = play.world.people[who]?.mailbox ?? '';
  const id = play.deleted.get(`${who} ${record.token}`) ?? '';
  await play.world.outlook.send('PATCH', `/users/${mailbox}/contacts/${id}`, { parentFolderId: 'contacts' });
  play.deleted.delete(`${who} ${record.token}`);
  play.model.deed(record, 'undeleted', who);
}

/** To the other folder or list, or back. A task that is moved is another task with the same contents. */
async function move(play: Play, who: Who, index: number, act: 'moved' | 'movedBack'): Promise<void> {
  const { world } = play;
  const record = pick(ofKind(play, 'contact', 'task'), index);
  const item = record && (await findItem(play, record, who));
  if (!item || item.kind === 'event' || item.isElsewhere !== (act === 'movedBack')) return;
  const other = await elsewhere(world, who, item.kind);
  const mailbox = world.people[who]?.mailbox ?? '';
  if (item.kind === 'contact') {
    await world.outlook.send('PATCH', item.path, { parentFolderId: act === 'moved' ? other : 'contacts' });
  } else {
    const list = act === 'moved' ? `/users/${mailbox}/todo/lists/${other}` : await taskList(world, who);
    await world.outlook.send('POST', `${list}/tasks`, await taskBody(play, item, {}));
    await world.outlook.send('DELETE', item.path);
  }
  play.model.deed(record, act, who);
  if (act === 'moved') play.model.countDeletion(who, item.kind);
}

/** What a client sends to make a task again, its linked resources with it. */
async function taskBody({ world }: Play, item: Item, more: Row): Promise<{ [name: string]: unknown }> {
  const { value } = await world.outlook.send('GET', `${item.path}/linkedResources`);
  const links = (value as Row[]).map(({ applicationName, displayName, externalId, webUrl }) => ({ applicationName, displayName, externalId, webUrl })); // prettier-ignore
  const kept = ['title', 'body', 'dueDateTime', 'startDateTime', 'status', 'importance', 'categories'].filter((name) => (item.row[name] ?? null) !== null); // prettier-ignore
  return { ...Object.fromEntries(kept.map((name) => [name, item.row[name]])), ...(links.length > 0 ? { linkedResources: links } : {}), ...more }; // prettier-ignore
}

const STAMP = 'String {8f0c7d52-3f4b-4a36-9d1e-6b7a2c5e9410} Name SiebelServerSync';

/** A person copies an item and gives the copy another name; the stamp comes along. */
async function copy(play: Play, who: Who, index: number): Promise<void> {
  const { model, world } = play;
  const original = pick(model.records, index);
  const item = original && (await findItem(play, original, who));
  if (!item || item.isElsewhere) return;
  const record = model.add(item.kind, [who], { isPast: original.isPast });
  const { graph } = firstValues(play, record, item.kind, [who]);
  const mailbox = world.people[who]?.mailbox ?? '';
  if (item.kind === 'task') {
    await world.outlook.send('POST', item.path.slice(0, item.path.lastIndexOf('/')), await taskBody(play, item, graph));
    return;
  }
  const expand = encodeURIComponent(`singleValueExtendedProperties($filter=id eq '${STAMP}')`);
  const whole = await world.outlook.send('GET', `${item.path}?$expand=${expand}`);
  const stamps = whole['singleValueExtendedProperties'];
  const body = { ...graph, ...(Array.isArray(stamps) ? { singleValueExtendedProperties: stamps as unknown[] } : {}) };
  await world.outlook.send('POST', `/users/${mailbox}/${item.kind === 'contact' ? 'contacts' : 'events'}`, body);
}

async function makePrivate(play: Play, who: Who, index: number): Promise<void> {
  const record = pick(ofKind(play, 'contact'), index);
  const item = record && (await findItem(play, record, who));
  if (!item || item.kind !== 'contact') return;
  const isPrivate = record.deeds.filter(({ act, place }) => place === who && (act === 'private' || act === 'public')).at(-1)?.act === 'private'; // prettier-ignore
  await play.world.outlook.send('PATCH', item.path, { singleValueExtendedProperties: [{ id: PRIVATE, value: isPrivate ? '0' : '2' }] }); // prettier-ignore
  play.model.deed(record, isPrivate ? 'public' : 'private', who);
  if (!isPrivate) play.model.countDeletion(who, 'contact');
}

async function changeMember(play: Play, who: Who, index: number): Promise<void> {
  const record = pick(play.model.records, index);
  const found = await findRecord(play, record);
  const id = play.world.people[who]?.siebelUserId ?? '';
  if (!record || !found || found.owner === who) return;
  const path = `${found.path}/${encodeURIComponent(KINDS[found.kind].child)}`;
  const isOn = found.members.includes(who);
  if (isOn) await play.world.siebel.remove(`${path}/${id}`);
  else await play.world.siebel.update(path, { Id: id });
  play.model.deed(record, isOn ? 'off' : 'on', who);
  if (isOn) play.model.countDeletion('siebel', found.kind);
}

async function changeOwner(play: Play, who: Who, index: number): Promise<void> {
  const record = pick(ofKind(play, 'event', 'task'), index);
  const found = await findRecord(play, record);
  if (!record || !found || found.owner === who) return;
  await play.world.siebel.update(found.path, { 'Primary Owner Id': play.world.people[who]?.siebelUserId ?? '' });
  play.model.deed(record, 'owner', who);
  play.model.countDeletion('siebel', found.kind);
}

async function changeDisplay(play: Play, index: number): Promise<void> {
  const record = pick(ofKind(play, 'event', 'task'), index);
  const found = await findRecord(play, record);
  if (!record || !found) return;
  const kind = found.kind === 'event' ? 'task' : 'event';
  await play.world.siebel.update(found.path, { ...KINDS[kind].newInSiebel(found.token) });
  record.kinds.add(kind);
  play.model.deed(record, 'display', 'siebel');
  play.model.countDeletion('siebel', found.kind);
}

async function makeMeeting(play: Play, who: Who, index: number): Promise<void> {
  const record = pick(ofKind(play, 'event'), index);
  const item = record && (await findItem(play, record, who));
  if (!item || item.kind !== 'event') return;
  await play.world.outlook.send('PATCH', item.path, { attendees: [{ type: 'required', emailAddress: { address: 'guest@outside.example', name: 'Guest' } }] }); // prettier-ignore
  play.model.deed(record, 'meeting', who);
}

/** Mails that Exchange sent so far. */
export async function mails(world: ChaosWorld): Promise<number> {
  return Number((await world.door('graph', 'GET', 'mail'))['count']);
}

async function makeSeries(play: Play, at: Place, index: number): Promise<void> {
  const record = pick(ofKind(play, 'event'), index);
  const found = at === 'siebel' ? await findRecord(play, record) : record ? await findItem(play, record, at) : null;
  if (!record || found?.kind !== 'event') return;
  if (!('who' in found)) {
    // Siebel lets nothing repeat that has no time: an appointment that was a task until now.
    if (found.row['Planned'] === '') return;
    await play.world.siebel.update(found.path, { Repeating: 'Y', 'Repeating Type': 'Weekly' });
  } else {
    const start = String((found.row['start'] as Row)['dateTime']).slice(0, 10);
    const pattern = { type: 'daily', interval: 1 };
    const range = { type: 'numbered', startDate: start, numberOfOccurrences: 3 };
    await play.world.outlook.send('PATCH', found.path, { recurrence: { pattern, range } });
  }
  play.model.deed(record, 'series', at);
}

/** An administrator decides on everything that is held. */
export async function decidePlans(play: Play, approve: boolean): Promise<void> {
  const { services, store } = play.world.product();
  for (const { id, login } of await store.plans.list({ state: 'held', limit: 100 })) {
    for (const { title } of await store.plans.removals(id)) {
      play.held.add(`${login} ${tokenIn(title)}`);
      if (!approve) play.rejected.add(`${login} ${tokenIn(title)}`);
    }
    if (!approve) play.model.plansRejected = true;
    await (approve ? approvePlan : rejectPlan)(services, { id, by: 'ADMIN' });
  }
}
