// The language in which business components are declared: which fields they show, where each lives, what children they have.
// One generic engine reads and writes every component from these declarations; nothing here touches a database.

/** Siebel's data types as `describe` shows them. Dates are `MM/DD/YYYY`, date-times `MM/DD/YYYY hh:mm:ss` in UTC. */
export type DataType =
  'DTYPE_TEXT' | 'DTYPE_ID' | 'DTYPE_BOOL' | 'DTYPE_NUMBER' | 'DTYPE_INTEGER' | 'DTYPE_DATE' | 'DTYPE_UTCDATETIME';

export interface Field {
  readonly name: string;
  /** `COLUMN` of the component's own table, or `join.COLUMN`. */
  readonly column: string;
  readonly type: DataType;
  /** Characters at most. */
  readonly length: number;
  readonly isRequired: boolean;
  /** Joined and computed fields, and those the system keeps. */
  readonly isReadOnly: boolean;
  /** A bounded pick list: any other value is refused. */
  readonly pickList: readonly string[] | null;
  /** The list of values behind the pick list, as LookupValue names it. */
  readonly listOfValues: string | null;
  /** Path of the component whose record the value must name. */
  readonly references: string | null;
  /** Name of the child whose primary this field names. Writing it associates the record and makes it primary. */
  readonly primaryOf: string | null;
  /** Shows Y when the column (the parent's primary) names this record, N when it does not. */
  readonly isPrimaryFlag: boolean;
  /** The field names a record of the component that this other field of the record references; writing the one sets the other. */
  readonly namesFor: string | null;
  /** An insert takes the new record's Id when the field is not given. */
  readonly defaultsToId: boolean;
  /** What an insert takes when the field is not given. */
  readonly defaultValue: string;
}

/** A left join by row id: `alias` is what columns name it by, `on` a column as in `Field.column`. */
export interface Join {
  readonly alias: string;
  readonly table: string;
  readonly on: string;
}

export interface Child {
  readonly name: string;
  /** The fields that the child shows; its table is the association's or the owned record's. */
  readonly component: Component;
  /** The child table's column that holds the parent's id. */
  readonly parentColumn: string;
  /** For an association: the column that holds the associated record's id, and what that record is. */
  readonly association: { readonly column: string; readonly target: string } | null;
  /** The parent's column that names the primary, or null when the child has none. */
  readonly primaryColumn: string | null;
  /** Fields of the associated record by which one may be named instead of by Id. */
  readonly userKey: readonly string[];
  /** The last one may not be taken away (the owner of an activity). */
  readonly keepsOne: boolean;
  /** A record that is named by nothing known is inserted as a new one of the associated component. */
  readonly insertsTarget: boolean;
}

/** How much of a component a caller asks to see. */
export type ViewMode = 'Sales Rep' | 'Manager' | 'Personal' | 'Organization' | 'All';

/**
 * Whose a record is: named by a column of the record, or by rows of an intersection table. `who` is what the column holds: the
 * person, the person's position, that position or one beneath it, or the organization of the position.
 */
export interface Visibility {
  readonly who: 'person' | 'position' | 'positionTree' | 'peopleOfPositionTree' | 'organization';
  readonly column: string;
  readonly table: string | null;
  /** The intersection table's column that holds the record's id. */
  readonly parentColumn: string | null;
}

export interface Permissions {
  readonly insert: boolean;
  readonly update: boolean;
  readonly delete: boolean;
}

export interface Component {
  readonly businessObject: string;
  readonly name: string;
  readonly table: string;
  /** The column that `Id` shows: ROW_ID, or the associated record's in an association. */
  readonly idColumn: string;
  /** Columns with fixed values: they tell this component's rows from others of the table, and are set on insert. */
  readonly fixed: Readonly<Record<string, string>>;
  /** Columns that must be set for a row of the table to be one of this component's. */
  readonly present: readonly string[];
  /** The S_PARTY type of the base row that goes with each record, or null when the table is no party extension. */
  readonly partyType: 'Person' | 'Organization' | 'Position' | 'User List' | null;
  readonly joins: readonly Join[];
  readonly fields: readonly Field[];
  readonly children: readonly Child[];
  readonly may: Permissions;
  /** Fields that together name one record: no two have the same, and an upsert finds its record by them. */
  readonly userKey: readonly string[];
  /** What a view mode narrows to; a mode that is missing shows every record. */
  readonly visibility: Readonly<Partial<Record<ViewMode, Visibility>>>;
  /** A new record takes its creator's position on the child `Position`, and his organization. */
  readonly hasTeam: boolean;
  /** Rules that fields alone cannot express; they live in the engine under this name. */
  readonly rules: 'activity' | null;
}

const READ_ONLY: Permissions = { insert: false, update: false, delete: false };
export const FULL: Permissions = { insert: true, update: true, delete: true };

const PLAIN = {
  type: 'DTYPE_TEXT',
  isRequired: false,
  isReadOnly: false,
  pickList: null,
  listOfValues: null,
  references: null,
  primaryOf: null,
  isPrimaryFlag: false,
  namesFor: null,
  defaultsToId: false,
  defaultValue: '',
} as const;

/** A field of the component's own table; `options` says what is not plain optional text. */
export function field(name: string, column: string, length: number, options: Partial<Field> = {}): Field {
  return { ...PLAIN, ...options, name, column, length };
}

/** A read-only field that shows a joined record's column. */
export function joined(name: string, column: string, length: number, type: DataType = 'DTYPE_TEXT'): Field {
  return field(name, column, length, { type, isReadOnly: true });
}

/** A foreign key: an id of the component with this path. */
export function reference(name: string, column: string, path: string, options: Partial<Field> = {}): Field {
  return field(name, column, 15, { type: 'DTYPE_ID', references: path, ...options });
}

/** A field that is Y or N and never empty. */
export function flag(name: string, column: string, options: Partial<Field> = {}): Field {
  return field(name, column, 1, { type: 'DTYPE_BOOL', pickList: ['Y', 'N'], defaultValue: 'N', ...options });
}

/** A row is seen by whom one of its own columns names. */
export function byColumn(who: Visibility['who'], column: string): Visibility {
  return { who, column, table: null, parentColumn: null };
}

/** A row is seen by those whom rows of an intersection table name. */
export function byRows(who: Visibility['who'], table: string, parentColumn: string, column: string): Visibility {
  return { who, column, table, parentColumn };
}

/** What tells the primary among a parent's children: the parent's table and the column that names it. */
export interface Primary {
  readonly table: string;
  readonly column: string;
}

/** The field that says Y on the primary; needs `primaryJoin`. */
export function primaryField(primary: Primary): Field {
  return field('SSA Primary Field', `parent.${primary.column}`, 1, {
    type: 'DTYPE_BOOL',
    pickList: ['Y', 'N'],
    isPrimaryFlag: true,
  });
}

/** The join from a child's row to its parent, for `primaryField`. */
export function primaryJoin(primary: Primary, parentColumn: string): Join {
  return { alias: 'parent', table: primary.table, on: parentColumn };
}

/** Created, Created By, Updated, Updated By and Mod Id: every component has them. */
const SYSTEM_FIELDS: readonly Field[] = [
  joined('Created', 'CREATED', 19, 'DTYPE_UTCDATETIME'),
  joined('Created By', 'CREATED_BY', 15, 'DTYPE_ID'),
  joined('Updated', 'LAST_UPD', 19, 'DTYPE_UTCDATETIME'),
  joined('Updated By', 'LAST_UPD_BY', 15, 'DTYPE_ID'),
  joined('Mod Id', 'MODIFICATION_NUM', 10, 'DTYPE_INTEGER'),
];

type Declared = Pick<Component, 'businessObject' | 'name' | 'table' | 'fields'> & Partial<Component>;

/** Completes a declaration with what most components have in common, the system fields and `Id` among it. */
export function component(declared: Declared): Component {
  const idColumn = declared.idColumn ?? 'ROW_ID';
  const bare = { fixed: {}, present: [], partyType: null, joins: [], children: [], may: READ_ONLY, rules: null };
  const common = { ...bare, userKey: [], visibility: {}, hasTeam: false };
  const fields = [joined('Id', idColumn, 15, 'DTYPE_ID'), ...declared.fields, ...SYSTEM_FIELDS];
  return { ...common, ...declared, idColumn, fields };
}

type DeclaredAssociation = {
  readonly name: string;
  readonly businessObject: string;
  readonly table: string;
  readonly parentColumn: string;
  readonly column: string;
  /** Path and table of the associated component. */
  readonly target: string;
  readonly targetTable: string;
  /** Fields of the associated record, their columns as `target.COLUMN`. */
  readonly fields: readonly Field[];
  readonly joins?: readonly Join[];
  readonly primary?: Primary;
  readonly userKey?: readonly string[];
  readonly keepsOne?: boolean;
  readonly insertsTarget?: boolean;
};

/** A child whose records exist on their own: PUT associates one, DELETE takes it away again. */
export function association(declared: DeclaredAssociation): Child {
  const { name, businessObject, table, column, parentColumn, primary, target, targetTable } = declared;
  const joins = [{ alias: 'target', table: targetTable, on: column }, ...(declared.joins ?? [])];
  if (primary) joins.push(primaryJoin(primary, parentColumn));
  const fields = [...declared.fields, ...(primary ? [primaryField(primary)] : [])];
  return {
    name,
    component: component({ businessObject, name, table, idColumn: column, joins, fields, may: FULL }),
    parentColumn,
    association: { column, target },
    primaryColumn: primary?.column ?? null,
    userKey: declared.userKey ?? [],
    keepsOne: declared.keepsOne ?? false,
    insertsTarget: declared.insertsTarget ?? false,
  };
}
