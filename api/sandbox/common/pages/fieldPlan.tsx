// A form described as data: for each field how a record's value becomes text and how a changed text becomes a change of the record. The same
// plan shows the form and reads it, so that only what somebody changed is written. Knows records as JSON; must not know which.
import type { ReactElement } from 'react';
import { Check, Choice, Field } from './forms.tsx';

/** A record or a change of one, as JSON. */
export type Fields = Readonly<Record<string, unknown>>;

export interface FieldPlan {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly isReadOnly?: boolean;
  readonly isRequired?: boolean;
  readonly maxLength?: number;
  readonly rows?: number;
  readonly type?: 'text' | 'email' | 'tel' | 'date' | 'datetime-local' | 'number' | 'url';
  /** A choice of these, with their words. */
  readonly options?: readonly (string | readonly [string, string])[];
  /** A yes or no: its texts are `on` and ''. */
  readonly isCheck?: boolean;
  /** The value as the text of the field. */
  readonly read: (record: Fields) => string;
  /** What to write for a text that somebody changed; merged into the change so far. */
  readonly write: (text: string, change: Fields, record: Fields) => Fields;
}

/** A field that is one text property of the record; empty writes what `empty` says (null unless given). */
export function textField(
  name: string,
  label: string,
  more: Partial<Omit<FieldPlan, 'name' | 'label' | 'read' | 'write'>> & { readonly empty?: unknown } = {},
): FieldPlan {
  const { empty = null, ...rest } = more;
  return {
    name,
    label,
    ...rest,
    read: (record) => (typeof record[name] === 'string' ? record[name] : ''),
    write: (text, change) => ({ ...change, [name]: text === '' ? empty : text }),
  };
}

/** What was typed: a check that is not set is not sent. Line ends are the browser's, `\r\n`. */
function typedText(plan: FieldPlan, form: URLSearchParams): string | undefined {
  if (plan.isReadOnly) return undefined;
  const text = form.get(plan.name);
  return plan.isCheck ? (text ?? '') : (text ?? undefined);
}

const sameLines = (text: string): string => text.replaceAll('\r\n', '\n').replace(/\n+$/, '');

/** The change that a form asks for: the fields whose text is no longer the record's. Empty when nothing was changed. */
export function changeOf(plans: readonly FieldPlan[], record: Fields, form: URLSearchParams): Fields {
  return plans.reduce<Fields>((change, plan) => {
    const text = typedText(plan, form);
    const isSame = text === undefined || sameLines(text) === sameLines(plan.read(record));
    return isSame ? change : plan.write(text, change, record);
  }, {});
}

interface PlannedFieldsProps {
  readonly plans: readonly FieldPlan[];
  readonly record: Fields;
  /** What was typed before a refusal: shown again, so that nothing typed is lost. */
  readonly typed?: URLSearchParams | undefined;
}

/** The fields of a form, filled with the record's values. */
export function PlannedFields({ plans, record, typed }: PlannedFieldsProps): ReactElement {
  return (
    <>
      {plans.map((plan) => {
        const { hint, isCheck, label, name, options } = plan;
        const value = (typed ? typedText(plan, typed) : undefined) ?? plan.read(record);
        if (isCheck) return <Check isChecked={value === 'on'} key={name} label={label} name={name} />;
        if (options) return <Choice key={name} label={label} name={name} options={options} value={value} />;
        const { isReadOnly = false, isRequired = false, maxLength, rows, type = 'text' } = plan;
        const limits = {
          ...(hint === undefined ? {} : { hint }),
          ...(maxLength === undefined ? {} : { maxLength }),
          ...(rows === undefined ? {} : { rows }),
        };
        return (
          <Field
            isReadOnly={isReadOnly}
            isRequired={isRequired}
            key={name}
            label={label}
            name={name}
            type={type}
            value={value}
            {...limits}
          />
        );
      })}
    </>
  );
}
