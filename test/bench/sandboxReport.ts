// The outcome of the sandbox's benchmark: a table for people, with what is promised, and one object for programs, whose first keys are fixed.
import type { SandboxResult } from './sandbox.ts';
import { tableOf } from './table.ts';

const round = (value: number): number | null => (Number.isNaN(value) ? null : Math.round(value * 10) / 10);
const text = (value: number): string => (Number.isNaN(value) ? 'not known here' : value.toFixed(1));

/** The slowest of the three kinds of delta page. */
function slowestMs({ contactsDeltaMs, eventsDeltaMs, tasksDeltaMs }: SandboxResult): number {
  return Math.max(contactsDeltaMs, eventsDeltaMs, tasksDeltaMs);
}

export function describeSandbox(result: SandboxResult): string {
  const { page, mailboxes, itemsEach } = result.size;
  return tableOf([
    ['', 'measured', 'promised'],
    ['single reads a second', text(result.readsPerSecond), '3000 on a core'],
    ['single reads a second of server CPU', text(result.readsPerCpuSecond), ''],
    [`delta page of ${page} contacts, ms`, text(result.contactsDeltaMs), 'under 50'],
    [`delta page of ${page} events, ms`, text(result.eventsDeltaMs), 'under 50'],
    [`delta page of ${page} tasks, ms`, text(result.tasksDeltaMs), 'under 50'],
    ['batch of 20 reads, ms', text(result.batchMs), ''],
    [`memory at ${mailboxes} mailboxes of ${itemsEach} items, MiB`, text(result.rssMiB), ''],
    ['mailbox generated on first use, ms', text(result.openMs), ''],
    ['Siebel page of 100 contacts, ms', text(result.siebelPageMs), ''],
  ]);
}

/** One line for programs; times are medians at the client, in milliseconds. */
export function summariseSandbox(result: SandboxResult): Readonly<Record<string, number | string | null>> {
  return {
    bench: 'sandbox',
    readsPerSecond: round(result.readsPerSecond),
    deltaPageMs: round(slowestMs(result)),
    batchMs: round(result.batchMs),
    rssMiBAt5000Mailboxes: round(result.rssMiB),
    readsPerCpuSecond: round(result.readsPerCpuSecond),
    contactsDeltaMs: round(result.contactsDeltaMs),
    eventsDeltaMs: round(result.eventsDeltaMs),
    tasksDeltaMs: round(result.tasksDeltaMs),
    siebelPageMs: round(result.siebelPageMs),
    openMailboxMs: round(result.openMs),
    mailboxes: result.size.mailboxes,
    itemsEach: result.size.itemsEach,
    page: result.size.page,
  };
}
