// Whose records a caller sees: what a view mode means for a component, as an SQL condition. The caller's position is his primary one,
// as in a session that has just begun.
import type { Component, ViewMode, Visibility } from '../components/component.ts';
import type { Parameters, Scope } from './selectSql.ts';
import { columnSql } from './selectSql.ts';

/** Who asks, and how much of a component he asks to see. */
export interface Audience {
  readonly userId: string;
  readonly viewMode: ViewMode;
}

/** What a caller gets who names no view mode. */
export const DEFAULT_VIEW_MODE: ViewMode = 'Sales Rep';

function positionSql(user: string): string {
  return `(SELECT "PR_HELD_POSTN_ID" FROM "S_CONTACT" WHERE "ROW_ID" = ${user})`;
}

/** The position and every one beneath it. */
function positionTreeSql(user: string): string {
  return `(WITH RECURSIVE "tree" AS (SELECT "PR_HELD_POSTN_ID" AS "id" FROM "S_CONTACT" WHERE "ROW_ID" = ${user}
    UNION SELECT "p"."ROW_ID" FROM "S_POSTN" "p" JOIN "tree" ON "p"."PAR_POSTN_ID" = "tree"."id") SELECT "id" FROM "tree")`;
}

function organizationSql(user: string): string {
  return `(SELECT coalesce("p"."OU_ID", "c"."BU_ID") FROM "S_CONTACT" "c"
    LEFT JOIN "S_POSTN" "p" ON "p"."ROW_ID" = "c"."PR_HELD_POSTN_ID" WHERE "c"."ROW_ID" = ${user})`;
}

/** The column holds the caller, or what is his. `user` is the placeholder of his row id. */
function holdsSql(column: string, who: Visibility['who'], user: string): string {
  switch (who) {
    case 'person':
      return `${column} = ${user}`;
    case 'position':
      return `${column} = ${positionSql(user)}`;
    case 'positionTree':
      return `${column} IN ${positionTreeSql(user)}`;
    case 'peopleOfPositionTree':
      return `(${column} = ${user} OR ${column} IN
        (SELECT "PERSON_ID" FROM "S_PARTY_PER" WHERE "PARTY_ID" IN ${positionTreeSql(user)}))`;
    case 'organization':
      return `${column} = ${organizationSql(user)}`;
  }
}

/** The visibility that decides, or null when this component shows everything in this mode. */
function visibilityOf(component: Component, viewMode: ViewMode): Visibility | null {
  return viewMode === 'All' ? null : (component.visibility[viewMode] ?? null);
}

/** The condition that keeps what the audience may see; null for everything. */
export function visibilitySql(scope: Scope, audience: Audience, parameters: Parameters): string | null {
  const visibility = visibilityOf(scope.component, audience.viewMode);
  if (!visibility) return null;
  const user = `${parameters.add(audience.userId)}::text`;
  const { column, parentColumn, table, who } = visibility;
  if (table === null || parentColumn === null) return holdsSql(columnSql(scope, column), who, user);
  return `EXISTS (SELECT 1 FROM "${table}" "v" WHERE "v"."${parentColumn}" = ${columnSql(scope, 'ROW_ID')} AND ${holdsSql(`"v"."${column}"`, who, user)})`;
}
