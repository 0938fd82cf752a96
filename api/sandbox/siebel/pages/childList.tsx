// The children of a record: who and what is on it, each to be taken off, and a field to add one. Knows children by their declaration.
import type { ReactElement } from 'react';
import { ActionButton } from '../../common/pages/forms.tsx';
import type { Child } from '../components/component.ts';
import type { Desk } from './desk.tsx';
import { childrenOf, textOf } from './insideSiebel.ts';
import type { SiebelRecord } from './insideSiebel.ts';

/** The first texts of a child, which tell people what it is. */
function wordsOf(child: Child, record: SiebelRecord): string {
  const told = child.component.fields.filter(({ name, type }) => type === 'DTYPE_TEXT' && textOf(record, name) !== '');
  const words = told.slice(0, 4).map(({ name }) => textOf(record, name));
  const primary = textOf(record, 'SSA Primary Field') === 'Y' ? ['primary'] : [];
  return [...words, ...primary].join(' · ') || textOf(record, 'Id');
}

interface ChildListProps {
  readonly action: string;
  readonly child: Child;
  readonly desk: Desk;
  readonly record: SiebelRecord;
}

function SyncListButton({
  action,
  desk,
  rows,
}: {
  readonly action: string;
  readonly desk: Desk;
  readonly rows: readonly SiebelRecord[];
}): ReactElement | null {
  if (rows.some((row) => textOf(row, 'Id') === desk.person.id)) return null;
  return <ActionButton action={action} label={`Add to the Sync List of ${desk.person.name}`} values={{ do: 'add', child: 'Sync List', by: 'Id', value: desk.person.id }} />; // prettier-ignore
}

function AddForm({ action, child }: { readonly action: string; readonly child: Child }): ReactElement | null {
  if (!child.association) return null;
  const by = child.userKey[0] ?? 'Id';
  const fieldId = `add ${child.name}`.replaceAll(' ', '-');
  return (
    <form action={action} className="search" method="post">
      <input name="do" type="hidden" value="add" />
      <input name="child" type="hidden" value={child.name} />
      <input name="by" type="hidden" value={by} />
      <label htmlFor={fieldId}>Add by {by}</label>
      <input id={fieldId} name="value" required />
      <button className="quiet" type="submit">
        Add
      </button>
    </form>
  );
}

/** The section of one kind of child. */
export function ChildList({ action, child, desk, record }: ChildListProps): ReactElement {
  const rows = childrenOf(record, child.name);
  return (
    <section aria-label={child.name}>
      <h2>{child.name}</h2>
      {rows.length === 0 ? <p>None.</p> : null}
      <ul className="children">
        {rows.map((row) => (
          <li key={textOf(row, 'Id')}>
            <span dir="auto">{wordsOf(child, row)}</span>
            <ActionButton
              action={action}
              label="Take off"
              values={{ do: 'take', child: child.name, childId: textOf(row, 'Id') }}
            />
          </li>
        ))}
      </ul>
      {child.name === 'Sync List' ? <SyncListButton action={action} desk={desk} rows={rows} /> : null}
      <AddForm action={action} child={child} />
    </section>
  );
}
