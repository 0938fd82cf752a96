// Linked messages. A message has no domain: it becomes one Siebel activity that is never synced, made by a run of the user, so that no two
// requests make two; its creation key finds it again when an answer was lost. Later links go to the same activity.
import type { WriteResult } from '../connectors/connector.ts';
import { activityText } from '../domains/activity.ts';
import { siebelFromInstant } from '../domains/dates.ts';
import { cleanLine } from '../domains/text.ts';
import type { WireBody } from '../domains/wireRecord.ts';
import type { MessageParts } from '../../shared/contract/items.ts';
import type { JournalEntry } from '../store/journal.ts';
import type { WishedMessage } from '../store/wishes.ts';
import type { ApplyCounts } from './apply.ts';
import { associateWished, type WishedRecord, type WishRun } from './associate.ts';
import { checkRunning } from './checkRunning.ts';
import { creationKey } from './creationKey.ts';

/** Activities are read and written as those of tasks are, and journaled beside them. */
const DOMAIN = 'task';
/** Neither the calendar's nor the tasks' Display: the sync leaves such an activity alone. */
const DISPLAY = 'Communications and Activities';
const NO_SUBJECT = '(no subject)';
const NO_PARTS = 'What the message is called is not known any more. Link it again.';

/** @throws what a run throws. */
export async function linkMessages(run: WishRun): Promise<ApplyCounts> {
  const counts = { written: 0, skipped: 0, failed: 0 };
  const messages = await run.deps.store.wishes.listOpenMessages(run.userMap.id);
  const records: WishedRecord[] = [];
  for (const message of messages) {
    const siebelId = await activityOf(run, message, counts);
    if (siebelId) records.push({ siebelId, exchangeId: null, wishes: message.wishes });
  }
  const done = await associateWished(run, DOMAIN, 'message', records);
  return {
    written: counts.written + done.written,
    skipped: 0,
    failed: counts.failed + done.failed,
  };
}

/** The activity of a message; made if it has none, or somebody deleted it. Null when there is none to link. */
async function activityOf(run: WishRun, message: WishedMessage, counts: ApplyCounts): Promise<string | null> {
  const { connectors, store } = run.deps;
  const { key, parts, siebelId, wishes } = message;
  if (siebelId) {
    const [read] = (await connectors.siebel.readAssociations?.(run.scope, DOMAIN, [siebelId])) ?? [];
    if (read?.kind === 'present') return siebelId;
  }
  const links = wishes.filter(({ wanted }) => wanted === 'link');
  const unlinks = wishes.filter(({ wanted }) => wanted === 'unlink');
  // There is nothing that a link could be taken off.
  await store.wishes.settle(unlinks.map(({ id, wanted }) => ({ id, wanted, state: 'done', words: '' })));
  if (links.length === 0) return null;
  const stamp = creationKey(run.scope.mailbox, `message ${key}`);
  const [[found] = []] = await connectors.siebel.find(run.scope, DOMAIN, [{ by: 'stamp', stamp, anywhere: true }]);
  if (found) {
    await store.wishes.setActivity(run.userMap.id, key, found.id);
    return found.id;
  }
  const result = parts ? await create(run, parts, stamp) : rejected(NO_PARTS);
  if (result.kind === 'written') {
    await record(run, key, result.id, parts);
    counts.written += 1;
    return result.id;
  }
  const isFinal = result.trouble.kind === 'rejected';
  const words = isFinal ? result.trouble.message : `${result.trouble.message} It is tried again with the next sync.`;
  await store.wishes.settle(links.map(({ id, wanted }) => ({ id, wanted, state: isFinal ? 'refused' : 'open', words }))); // prettier-ignore
  counts.failed += 1;
  return null;
}

async function create(run: WishRun, parts: MessageParts, stamp: string): Promise<WriteResult> {
  await run.deps.store.transaction(() => checkRunning(run));
  const body = bodyOf(parts, run.deps.now().toISOString());
  const [result] = await run.deps.connectors.siebel.write(run.scope, DOMAIN, [{ kind: 'create', body, stamp }]);
  return result ?? rejected('Siebel gave no answer for this record.');
}

function rejected(message: string): WriteResult & { readonly kind: 'failed' } {
  return { kind: 'failed', trouble: { kind: 'rejected', message, field: null, retryAfterMs: null } };
}

function bodyOf({ at, isOutgoing, subject }: MessageParts, now: string): WireBody {
  const time = siebelFromInstant(at ?? now);
  return {
    Display: DISPLAY,
    Type: isOutgoing ? 'Email - Outbound' : 'Email - Inbound',
    Description: titleOf(subject),
    Started: time,
    Done: time,
  };
}

function titleOf(subject: string): string {
  return activityText('Description', cleanLine(subject)) || NO_SUBJECT;
}

async function record(run: WishRun, key: string, siebelId: string, parts: MessageParts | null): Promise<void> {
  const { store } = run.deps;
  const title = titleOf(parts?.subject ?? '');
  const line: JournalEntry = {
    runId: run.runId,
    userMapId: run.userMap.id,
    login: run.userMap.login,
    domain: DOMAIN,
    direction: 'inbound',
    rule: 'link',
    operation: 'create',
    outcome: 'written',
    siebelId,
    exchangeId: null,
    fields: [],
    reason: null,
    message: null,
    details: { title, before: {}, after: { subject: title }, overruled: [] },
    undoes: null,
  };
  await store.transaction(async () => {
    await checkRunning(run);
    await store.wishes.setActivity(run.userMap.id, key, siebelId);
    await store.journal.append([line]);
  });
}
