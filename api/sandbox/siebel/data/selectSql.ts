// The SQL of reading one component: its table, its joins, its rows among the table's. Built from declarations only; whatever a
// caller sends goes into `Parameters`.
import type { Child, Component, Field } from '../components/component.ts';

/** The bound values of a statement, in order. */
export class Parameters {
  readonly values: unknown[] = [];

  /** Adds a value and returns its placeholder. */
  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

/** One appearance of a component in a statement; `prefix` keeps its aliases apart from others'. */
export interface Scope {
  readonly component: Component;
  readonly prefix: string;
  /** Rows whose joined `target` is missing do not count (an association to a record of another kind). */
  readonly needsTarget: boolean;
}

export function scopeOf(component: Component): Scope {
  return { component, prefix: '', needsTarget: false };
}

export function childScope(child: Child, prefix = ''): Scope {
  return { component: child.component, prefix, needsTarget: child.association !== null };
}

/** A declared column, `COLUMN` or `join.COLUMN`, as SQL. */
export function columnSql(scope: Scope, column: string): string {
  const [first = '', second] = column.split('.');
  return second === undefined ? `"${scope.prefix}t"."${first}"` : `"${scope.prefix}${first}"."${second}"`;
}

/** FROM with the joins, and a WHERE that keeps only this component's rows; more conditions follow with AND. */
export function fromSql(scope: Scope): string {
  const { component, prefix } = scope;
  const joins = component.joins.map((join) => {
    const alias = `"${prefix}${join.alias}"`;
    return ` LEFT JOIN "${join.table}" ${alias} ON ${alias}."ROW_ID" = ${columnSql(scope, join.on)}`;
  });
  const conditions = [
    ...Object.entries(component.fixed).map(([column, value]) => `${columnSql(scope, column)} = '${value}'`),
    ...component.present.map((column) => `${columnSql(scope, column)} IS NOT NULL`),
    ...(scope.needsTarget ? [`${columnSql(scope, 'target.ROW_ID')} IS NOT NULL`] : []),
  ];
  return `FROM "${component.table}" "${prefix}t"${joins.join('')} WHERE ${conditions.join(' AND ') || 'TRUE'}`;
}

/** A field's value as SQL, in the type of its column. */
export function fieldSql(scope: Scope, field: Field): string {
  const sql = columnSql(scope, field.column);
  if (!field.isPrimaryFlag) return sql;
  return `(CASE WHEN ${sql} = ${columnSql(scope, scope.component.idColumn)} THEN 'Y' ELSE 'N' END)`;
}

/** A field as the text that goes over the wire, '' when empty. */
export function fieldTextSql(scope: Scope, field: Field): string {
  const sql = fieldSql(scope, field);
  switch (field.type) {
    case 'DTYPE_UTCDATETIME':
      return `coalesce(to_char(${sql} AT TIME ZONE 'UTC', 'MM/DD/YYYY HH24:MI:SS'), '')`;
    case 'DTYPE_DATE':
      return `coalesce(to_char(${sql}, 'MM/DD/YYYY'), '')`;
    case 'DTYPE_NUMBER':
    case 'DTYPE_INTEGER':
      return `coalesce(trim_scale(${sql})::text, '')`;
    case 'DTYPE_TEXT':
    case 'DTYPE_ID':
    case 'DTYPE_BOOL':
      return `coalesce(${sql}, '')`;
  }
}
