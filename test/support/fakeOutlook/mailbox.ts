// What the fake Outlook knows: the selected item, what add-ins did to it, and the answers to office.js's methods by their DispatchIds,
// as they stand in the package's outlook-web script.
import { initialData, told } from './items.ts';
import type { FakeItem, FakePerson } from './items.ts';

export interface FakeNotification {
  readonly key: string;
  readonly message: string;
  readonly icon?: string;
}

type Parameters = Readonly<Record<string, unknown>>;
type Method = (item: FakeItem, parameters: Parameters) => unknown;

/** Answered instead of data: Office's error number. */
class Refusal {
  readonly code: number;
  constructor(code: number) {
    this.code = code;
  }
}

const LOAD_CUSTOM_PROPERTIES = 3;

const ITEM_NOT_SAVED = 9046;
const DUPLICATE_KEY = 9023;
const KEY_NOT_FOUND = 9024;
const INVALID_CATEGORY = 9044;

export class FakeMailbox {
  readonly user: FakePerson;
  item: FakeItem | null;
  readonly notifications: FakeNotification[] = [];
  readonly masterCategories: { displayName: string; color: string }[] = [];
  /** Of any item, by its id. */
  readonly categories = new Map<string, string[]>();
  readonly customProperties = new Map<string, Record<string, unknown>>();
  /** How often each method was called. */
  readonly calls = new Map<number, number>();
  private drafts = 0;

  constructor(user: FakePerson, item: FakeItem | null) {
    this.user = user;
    this.item = item;
  }

  initialData(): Record<string, unknown> {
    return initialData(this.item, this.user);
  }

  /** The answer in Outlook's form. */
  execute(dispatchId: number, parameters: Parameters): Record<string, unknown> {
    this.calls.set(dispatchId, (this.calls.get(dispatchId) ?? 0) + 1);
    const method = this.methods[dispatchId];
    if (this.item === null || method === undefined) return { wasSuccessful: false, error: true, errorCode: 7000 };
    const data = method(this.item, parameters);
    if (data instanceof Refusal) return { wasSuccessful: false, error: true, errorCode: data.code };
    return { wasSuccessful: true, error: false, data, ...(dispatchId === LOAD_CUSTOM_PROPERTIES ? { customProperties: data } : {}) }; // prettier-ignore
  }

  private keyOf(item: FakeItem): string {
    return item.id ?? item.subject;
  }

  private readonly methods: Readonly<Record<number, Method>> = {
    [LOAD_CUSTOM_PROPERTIES]: (item) => JSON.stringify(this.customProperties.get(this.keyOf(item)) ?? {}),
    4: (item, { customProperties }) => void this.customProperties.set(this.keyOf(item), customProperties as Record<string, unknown>), // prettier-ignore
    15: (item, { recipientField }) => fieldOf(item, recipientField).map(told),
    18: (item) => item.subject,
    22: (item, { recipientArray, recipientField }) =>
      void fieldOf(item, recipientField).push(...(recipientArray as FakePerson[])),
    24: (item) => Date.parse(item.at ?? ''),
    32: (item) => (item.id ??= `AAMk/draft+${(this.drafts += 1)}=`),
    33: (_item, parameters) =>
      this.notifications.some(({ key }) => key === parameters['key'])
        ? new Refusal(DUPLICATE_KEY)
        : this.putNotification(parameters),
    34: () => this.notifications,
    35: (_item, parameters) => this.putNotification(parameters),
    36: (_item, { key }) => this.dropNotification(String(key)),
    37: (item) => item.body ?? '',
    107: (item) => told(item.from ?? this.user),
    108: (item) => ({ owner: item.sharedBy, delegatePermissions: 1, targetRestUrl: '', targetMailbox: item.sharedBy }),
    157: (item) => this.masterCategories.filter(({ displayName }) => this.categoriesOf(item).includes(displayName)),
    158: (item, { categories }) => this.addCategories(item, categories as string[]),
    159: (item, { categories }) => {
      const left = this.categoriesOf(item).filter((name) => !(categories as string[]).includes(name));
      this.categories.set(this.keyOf(item), left);
    },
    160: () => this.masterCategories,
    161: (_item, { categoryDetails }) =>
      void this.masterCategories.push(...(categoryDetails as { displayName: string; color: string }[])),
    164: (item) => item.id ?? new Refusal(ITEM_NOT_SAVED),
  };

  private categoriesOf(item: FakeItem): string[] {
    return this.categories.get(this.keyOf(item)) ?? [];
  }

  private addCategories(item: FakeItem, names: readonly string[]): Refusal | undefined {
    const known = this.masterCategories.map(({ displayName }) => displayName);
    if (names.some((name) => !known.includes(name))) return new Refusal(INVALID_CATEGORY);
    this.categories.set(this.keyOf(item), [...new Set([...this.categoriesOf(item), ...names])]);
    return undefined;
  }

  private putNotification({ icon, key, message }: Parameters): void {
    const at = this.notifications.findIndex((shown) => shown.key === key);
    const shown = { key: String(key), message: String(message), icon: String(icon) };
    if (at === -1) this.notifications.push(shown);
    else this.notifications[at] = shown;
  }

  private dropNotification(key: string): Refusal | undefined {
    const at = this.notifications.findIndex((shown) => shown.key === key);
    if (at === -1) return new Refusal(KEY_NOT_FOUND);
    this.notifications.splice(at, 1);
    return undefined;
  }
}

/** 0 is to or required, 1 cc or optional. */
function fieldOf(item: FakeItem, field: unknown): FakePerson[] {
  return field === 0 ? item.to : item.cc;
}
