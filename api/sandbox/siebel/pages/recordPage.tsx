// The form of any record with its children: shown, saved, deleted; children taken off or added. Made from the component's declaration. Knows the
// visit; what a write does is the server's business.
import type { ReactElement } from 'react';
import { changeOf, PlannedFields } from '../../common/pages/fieldPlan.tsx';
import type { Fields } from '../../common/pages/fieldPlan.tsx';
import { ActionButton, EditForm } from '../../common/pages/forms.tsx';
import type { Sight } from '../../common/pages/visit.ts';
import type { Component } from '../components/component.ts';
import { ChildList } from './childList.tsx';
import { deskAddress, deskPage, recordAddress } from './desk.tsx';
import type { Desk, Tab } from './desk.tsx';
import { SiebelRefusal, textOf } from './insideSiebel.ts';
import type { SiebelRecord } from './insideSiebel.ts';
import { recordFacts, recordPlans } from './recordPlans.ts';
import { relatedLists } from './relatedLists.tsx';

const tabOf: Readonly<Record<string, Tab>> = { Contact: 'contacts', Action: 'activities', Account: 'accounts' };

/** A new record's values: what the address says, and for an appointment an hour of the asked day. */
function newRecord({ person, visit }: Desk, component: Component): SiebelRecord {
  const defaults = component.fields.map(({ defaultValue, name }) => [name, visit.query.get(name) ?? defaultValue] as const); // prettier-ignore
  const owner = component.name === 'Action' ? { 'Primary Owner Id': person.id } : {};
  return { ...Object.fromEntries(defaults), ...owner };
}

function typedForNew({ visit }: Desk): URLSearchParams | undefined {
  const day = visit.query.get('day');
  if (visit.method !== 'GET' || day === null) return undefined;
  return new URLSearchParams({ Planned: `${day}T09:00`, 'Planned Completion': `${day}T10:00` });
}

function titleOf(component: Component, record: SiebelRecord): string {
  const name = `${textOf(record, 'First Name')} ${textOf(record, 'Last Name')}`.trim();
  return (
    textOf(record, 'Description') || textOf(record, 'Name') || textOf(record, 'Abstract') || name || component.name
  );
}

function Facts({ component, record }: { readonly component: Component; readonly record: SiebelRecord }): ReactElement {
  return (
    <dl className="facts">
      {recordFacts(component, record).flatMap(([name, text]) => [
        <dt key={`${name} name`}>{name}</dt>,
        <dd key={name}>{text}</dd>,
      ])}
    </dl>
  );
}

async function form(
  desk: Desk,
  component: Component,
  id: string,
  record: SiebelRecord,
  trouble?: SiebelRefusal,
): Promise<Sight> {
  const isNew = id === 'new';
  const action = `${recordAddress(desk, component, id)}${isNew ? `?${desk.visit.query.toString()}` : ''}`;
  const typed = trouble ? desk.visit.form : isNew ? typedForNew(desk) : undefined;
  const mayWrite = isNew ? component.may.insert : component.may.update;
  const related = isNew ? [] : await relatedLists(desk, component, id);
  const content = (
    <>
      {mayWrite ? (
        <EditForm action={action}>
          <PlannedFields plans={recordPlans(component, desk.person.zone)} record={record} typed={typed} />
        </EditForm>
      ) : null}
      {isNew
        ? null
        : component.children.map((child) => (
            <ChildList action={action} child={child} desk={desk} key={child.name} record={record} />
          ))}
      {related}
      {isNew ? null : <Facts component={component} record={record} />}
      {!isNew && component.may.delete ? (
        <div className="actions">
          <ActionButton
            action={action}
            isDangerous
            label={`Delete this ${component.name.toLowerCase()}`}
            values={{ do: 'delete' }}
          />
        </div>
      ) : null}
    </>
  );
  const title = isNew ? `New ${component.name.toLowerCase()}` : titleOf(component, record);
  return deskPage(desk, tabOf[component.businessObject] ?? null, title, content, trouble);
}

async function save(
  { person, siebel, visit }: Desk,
  component: Component,
  id: string,
  record: SiebelRecord,
): Promise<string> {
  const plans = recordPlans(component, person.zone);
  if (id !== 'new') {
    const change = changeOf(plans, record, visit.form);
    if (Object.keys(change).length > 0) await siebel.send('PUT', component, [id], change);
    return id;
  }
  const empty: Fields = {};
  return siebel.send('POST', component, [], changeOf(plans, empty, visit.form));
}

/** Carries out the form; gives the address to go on with. */
async function act(desk: Desk, component: Component, id: string, record: SiebelRecord): Promise<string> {
  const { siebel, visit } = desk;
  const [what, child, childId] = ['do', 'child', 'childId'].map((name) => visit.form.get(name) ?? '');
  const here = recordAddress(desk, component, id);
  if (what === 'delete') {
    await siebel.send('DELETE', component, [id]);
    return `${deskAddress(desk, tabOf[component.businessObject] ?? 'contacts')}?done=deleted`;
  }
  if (what === 'take') {
    await siebel.send('DELETE', component, [id, child ?? '', childId ?? '']);
    return `${here}?done=taken`;
  }
  if (what === 'add') {
    await siebel.send('POST', component, [id, child ?? ''], {
      [visit.form.get('by') ?? 'Id']: visit.form.get('value') ?? '',
    });
    return `${here}?done=added`;
  }
  return `${recordAddress(desk, component, await save(desk, component, id, record))}?done=saved`;
}

/** The page of a record, `new` or by its id. */
export async function recordPage(desk: Desk, component: Component, id: string): Promise<Sight> {
  const { siebel, visit } = desk;
  const children = component.children.map(({ name }) => name);
  const record = id === 'new' ? newRecord(desk, component) : await siebel.get(component, id, children);
  if (visit.method === 'GET') return form(desk, component, id, record);
  try {
    return { kind: 'goTo', address: await act(desk, component, id, record) };
  } catch (error) {
    if (error instanceof SiebelRefusal) return form(desk, component, id, record, error);
    throw error;
  }
}
