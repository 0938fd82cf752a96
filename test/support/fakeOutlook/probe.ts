// A page with nothing but the add-in's Office access, for tests to call: `window.probe`.
import { OfficeTrouble } from '../../../addin/office/OfficeTrouble.ts';
import { startOutlook } from '../../../addin/office/outlook.ts';
import type { Outlook } from '../../../addin/office/outlook.ts';

export interface Probe {
  readonly outlook: Outlook | null;
  /** How often another item was noticed. */
  changes: number;
  unsubscribe: () => void;
}

/** Started with the time-out in the page's query; the trouble instead when there was one. */
async function start(): Promise<Probe | { readonly trouble: string }> {
  try {
    const timeoutMs = Number(new URLSearchParams(window.location.search).get('timeout') ?? 8_000);
    const outlook = await startOutlook(timeoutMs);
    const probe: Probe = { outlook, changes: 0, unsubscribe: () => undefined };
    probe.unsubscribe = outlook?.onItemChanged(() => (probe.changes += 1)) ?? probe.unsubscribe;
    return probe;
  } catch (error) {
    return { trouble: error instanceof OfficeTrouble ? error.kind : String(error) };
  }
}

Object.assign(window, { probe: start() });
