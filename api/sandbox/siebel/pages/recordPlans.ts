// The form of any component's record, made from the component's own declaration: lengths, pick lists, flags and times as they are declared.
// Times are shown in the employee's zone and kept in UTC, as Siebel's own screens do. Knows fields; must not know what a page is about.
import { DateTime } from 'luxon';
import type { FieldPlan } from '../../common/pages/fieldPlan.tsx';
import type { Component, Field } from '../components/component.ts';
import { parseDate, parseDateTime, wireDate, wireInstant } from '../data/values.ts';

function textIn(record: Readonly<Record<string, unknown>>, name: string): string {
  const value = record[name];
  return typeof value === 'string' ? value : '';
}

/** A Siebel date-time (UTC) as the clock of a zone, `yyyy-MM-ddTHH:mm`; '' when there is none. */
export function clockIn(zone: string, text: string): string {
  const instant = parseDateTime(text);
  return instant ? DateTime.fromJSDate(instant, { zone }).toFormat("yyyy-MM-dd'T'HH:mm") : '';
}

function shared({ isRequired, length, name }: Field): Pick<FieldPlan, 'name' | 'label' | 'isRequired' | 'maxLength'> {
  return { name, label: name, isRequired, maxLength: length };
}

function timePlan(field: Field, zone: string): FieldPlan {
  const { isRequired, label, name } = shared(field);
  return {
    name,
    label,
    isRequired: isRequired ?? false,
    type: 'datetime-local',
    read: (record) => clockIn(zone, textIn(record, name)),
    write: (text, change) => {
      const at = DateTime.fromISO(text, { zone });
      return { ...change, [name]: at.isValid ? wireInstant(at.toJSDate()) : text };
    },
  };
}

function dayPlan(field: Field): FieldPlan {
  const { label, name } = shared(field);
  return {
    name,
    label,
    type: 'date',
    read: (record) => parseDate(textIn(record, name)) ?? '',
    write: (text, change) => ({ ...change, [name]: text === '' ? '' : wireDate(new Date(`${text}T00:00:00Z`)) }),
  };
}

function flagPlan({ name }: Field): FieldPlan {
  return {
    name,
    label: name,
    isCheck: true,
    read: (record) => (textIn(record, name) === 'Y' ? 'on' : ''),
    write: (text, change) => ({ ...change, [name]: text === 'on' ? 'Y' : 'N' }),
  };
}

function textPlan(field: Field): FieldPlan {
  const { name, pickList } = field;
  return {
    ...shared(field),
    ...(pickList ? { options: field.isRequired ? pickList : [['', '—'] as const, ...pickList] } : {}),
    ...(field.length > 200 ? { rows: 4 } : {}),
    read: (record) => textIn(record, name),
    write: (text, change) => ({ ...change, [name]: text }),
  };
}

function planOf(field: Field, zone: string): FieldPlan {
  if (field.type === 'DTYPE_UTCDATETIME') return timePlan(field, zone);
  if (field.type === 'DTYPE_DATE') return dayPlan(field);
  return field.type === 'DTYPE_BOOL' ? flagPlan(field) : textPlan(field);
}

/** The fields that a person may change; times are of the IANA zone. */
export function recordPlans(component: Component, zone: string): readonly FieldPlan[] {
  return component.fields.filter(({ isReadOnly }) => !isReadOnly).map((field) => planOf(field, zone));
}

/** The fields that are only shown, with their texts; empty ones are left out. */
export function recordFacts(
  component: Component,
  record: Readonly<Record<string, unknown>>,
): readonly (readonly [string, string])[] {
  const shown = component.fields.filter(({ isReadOnly }) => isReadOnly);
  return shown.map(({ name }) => [name, textIn(record, name)] as const).filter(([, text]) => text !== '');
}
