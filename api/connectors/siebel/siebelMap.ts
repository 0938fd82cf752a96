// The one map of names: what a vanilla Siebel calls a thing, and what this installation does. Identity unless an administrator gives a
// JSON file with the exceptions. `Id` and `SSA Primary Field` are Siebel's own and keep their names.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { UserError } from '../../errors.ts';
import { COMPONENT_KEYS, VANILLA, type ComponentKey, type VanillaComponent } from './siebelObjects.ts';

/** A row as REST tells it. */
export type SiebelRow = Readonly<Record<string, unknown>>;

export interface ChildNames {
  readonly name: string;
  /** Installation's name by vanilla name. */
  readonly fields: ReadonlyMap<string, string>;
}

export interface ComponentNames {
  readonly key: ComponentKey;
  /** Path below /data, encoded. */
  readonly path: string;
  readonly fields: ReadonlyMap<string, string>;
  readonly children: ReadonlyMap<string, ChildNames>;
}

export type SiebelMap = Readonly<Record<ComponentKey, ComponentNames>>;

const names = z.record(z.string(), z.string().min(1));
const componentSchema = z.strictObject({
  businessObject: z.string().min(1).optional(),
  component: z.string().min(1).optional(),
  fields: names.optional(),
  children: z
    .record(z.string(), z.strictObject({ name: z.string().min(1).optional(), fields: names.optional() }))
    .optional(),
});
const fileSchema = z.record(z.string(), componentSchema);
type Override = z.infer<typeof componentSchema>;

const HELP = 'See docs/siebel-objects.md for the names.';

/**
 * The map with the exceptions of a JSON file `{"Contact/Contact": {"fields": {"Email Address": "ACME E-Mail"}}}`; without a file identity.
 * @throws UserError naming what in the file is wrong.
 */
export function loadSiebelMap(path: string | null): SiebelMap {
  return createSiebelMap(path === null ? {} : readJson(path));
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const why = error instanceof SyntaxError ? 'is no JSON' : 'cannot be read';
    throw new UserError('siebel-map-invalid', `The Siebel map ${path} (SIEBEL_MAP_FILE) ${why}.`);
  }
}

/** @throws UserError */
export function createSiebelMap(exceptions: unknown): SiebelMap {
  const parsed = fileSchema.safeParse(exceptions);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `${issue.path.join(' > ')}: ${issue.message}`).join('; ');
    throw wrongMap(wrong);
  }
  checkKnown('component', Object.keys(parsed.data), COMPONENT_KEYS, '');
  const entries = COMPONENT_KEYS.map((key) => [key, namesOf(key, parsed.data[key] ?? {})] as const);
  return Object.fromEntries(entries) as SiebelMap;
}

function namesOf(key: ComponentKey, override: Override): ComponentNames {
  const vanilla: VanillaComponent = VANILLA[key];
  const [businessObject = '', component = ''] = key.split('/');
  const path = [override.businessObject ?? businessObject, override.component ?? component].map(encodeURIComponent);
  const children = override.children ?? {};
  checkKnown('child', Object.keys(children), Object.keys(vanilla.children), ` of ${key}`);
  const childNames = Object.entries(vanilla.children).map(([child, fields]) => {
    const given = children[child] ?? {};
    return [
      child,
      { name: given.name ?? child, fields: fieldNames(`${key} > ${child}`, fields, given.fields) },
    ] as const;
  });
  return {
    key,
    path: path.join('/'),
    fields: fieldNames(key, vanilla.fields, override.fields),
    children: new Map(childNames),
  };
}

function fieldNames(where: string, vanilla: readonly string[], given: Readonly<Record<string, string>> = {}) {
  checkKnown('field', Object.keys(given), vanilla, ` of ${where}`);
  const fields = new Map(vanilla.map((name) => [name, given[name] ?? name]));
  const own = [...fields.values()];
  const twice = own.find((name, index) => own.indexOf(name) !== index);
  if (twice) throw wrongMap(`${where}: two fields are both called '${twice}'`);
  return fields;
}

function checkKnown(what: string, given: readonly string[], known: readonly string[], where: string): void {
  const unknown = given.find((name) => !known.includes(name));
  if (unknown) throw wrongMap(`there is no ${what} '${unknown}'${where}; known are ${known.join(', ')}`);
}

function wrongMap(what: string): UserError {
  return new UserError('siebel-map-invalid', `The Siebel map (SIEBEL_MAP_FILE) is not usable: ${what}. ${HELP}`);
}

/** The installation's name of a field; a name that the map does not know is taken as it stands. */
export function ownField(fields: ReadonlyMap<string, string>, name: string): string {
  return fields.get(name) ?? name;
}

/** The names of a child. @throws Error for a child that is not declared. */
export function childOf(component: ComponentNames, name: string): ChildNames {
  const child = component.children.get(name);
  if (!child) throw new Error(`${component.key} has no child '${name}'.`);
  return child;
}

/** A row's fields by the installation's names, for a write. */
export function toOwn(fields: ReadonlyMap<string, string>, row: SiebelRow): SiebelRow {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [ownField(fields, name), value]));
}

/** A row as it came, by vanilla names: links left out, children as arrays under their vanilla names. */
export function toVanilla(component: ComponentNames, row: SiebelRow): SiebelRow {
  const vanilla = plainFields(component.fields, row);
  for (const [name, child] of component.children) {
    const rows = row[child.name];
    if (typeof rows === 'object' && rows !== null)
      vanilla[name] = rowsIn(rows).map((one) => plainFields(child.fields, one));
  }
  return vanilla;
}

/** Turned around once per component, not once per row. */
const vanillaNamesOf = new WeakMap<ReadonlyMap<string, string>, ReadonlyMap<string, string>>();

function plainFields(fields: ReadonlyMap<string, string>, row: SiebelRow): Record<string, unknown> {
  const vanillaNames = vanillaNamesOf.get(fields) ?? new Map([...fields].map(([vanilla, own]) => [own, vanilla]));
  vanillaNamesOf.set(fields, vanillaNames);
  const entries = Object.entries(row).filter(([, value]) => typeof value !== 'object' || value === null);
  return Object.fromEntries(entries.map(([name, value]) => [vanillaNames.get(name) ?? name, value]));
}

export function isRow(value: unknown): value is SiebelRow {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `items` or a child: an array, or one row alone. */
export function rowsIn(value: unknown): readonly SiebelRow[] {
  if (Array.isArray(value)) return value.filter(isRow);
  if (!isRow(value)) return [];
  return value['items'] === undefined ? [value] : rowsIn(value['items']);
}

/** A field's text; '' when empty or absent. */
export function textOf(row: SiebelRow, name: string): string {
  const value = row[name];
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

/** The rows of a child that was read with its parent. */
export function childRows(row: SiebelRow, name: string): readonly SiebelRow[] {
  return rowsIn(row[name]);
}
