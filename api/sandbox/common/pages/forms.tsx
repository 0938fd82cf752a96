// Forms of the pages: labelled fields and buttons, plain HTML that works without a script. Knows fields; must not know what they are for.
import type { ReactElement, ReactNode } from 'react';

interface FieldProps {
  /** Said below the field. */
  readonly hint?: string;
  readonly isReadOnly?: boolean;
  readonly isRequired?: boolean;
  readonly label: string;
  readonly maxLength?: number;
  readonly name: string;
  /** A field of several lines. */
  readonly rows?: number;
  readonly type?: 'text' | 'email' | 'tel' | 'date' | 'time' | 'datetime-local' | 'number' | 'search' | 'url';
  readonly value: string;
}

/** A text field with its label and hint. */
export function Field({
  hint,
  isReadOnly,
  isRequired,
  label,
  maxLength,
  name,
  rows,
  type = 'text',
  value,
}: FieldProps): ReactElement {
  const shared = {
    'aria-describedby': hint === undefined ? undefined : `${name} hint`.replaceAll(' ', '-'),
    defaultValue: value,
    dir: 'auto',
    id: name,
    maxLength,
    name,
    readOnly: isReadOnly,
    required: isRequired,
  };
  return (
    <div className={rows === undefined ? 'field' : 'field wide'}>
      <label htmlFor={name}>{label}</label>
      {rows === undefined ? <input type={type} {...shared} /> : <textarea rows={rows} {...shared} />}
      {hint === undefined ? null : <small id={shared['aria-describedby']}>{hint}</small>}
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly name: string;
  /** Values, or pairs of value and words. */
  readonly options: readonly (string | readonly [string, string])[];
  readonly value: string;
}

/** One of several values. A present value that is none of them is offered as well, so that saving does not change it. */
export function Choice({ label, name, options, value }: ChoiceProps): ReactElement {
  const pairs = options.map((option) => (typeof option === 'string' ? ([option, option] as const) : option));
  const known = pairs.some(([offered]) => offered === value);
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <select defaultValue={value} id={name} name={name}>
        {(known ? pairs : [[value, value === '' ? '—' : value] as const, ...pairs]).map(([offered, words]) => (
          <option key={offered} value={offered}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}

interface CheckProps {
  readonly isChecked: boolean;
  readonly label: string;
  readonly name: string;
}

/** A yes or no; the form sends `on`, or nothing. */
export function Check({ isChecked, label, name }: CheckProps): ReactElement {
  return (
    <div className="check">
      <input defaultChecked={isChecked} id={name} name={name} type="checkbox" />
      <label htmlFor={name}>{label}</label>
    </div>
  );
}

interface EditFormProps {
  readonly action: string;
  readonly children: ReactNode;
  readonly save?: string;
}

/** A form that writes: fields and a button to save. */
export function EditForm({ action, children, save = 'Save' }: EditFormProps): ReactElement {
  return (
    <form action={action} className="edit" method="post">
      <div className="fields">{children}</div>
      <button type="submit">{save}</button>
    </form>
  );
}

interface ActionButtonProps {
  readonly action: string;
  readonly isDangerous?: boolean;
  readonly label: string;
  /** Sent along, such as `{ answer: 'accept' }`. */
  readonly values?: Readonly<Record<string, string>>;
}

/** A button that does one thing at once. */
export function ActionButton({ action, isDangerous, label, values = {} }: ActionButtonProps): ReactElement {
  return (
    <form action={action} className="act" method="post">
      {Object.entries(values).map(([name, value]) => (
        <input key={name} name={name} type="hidden" value={value} />
      ))}
      <button className={isDangerous ? 'danger' : 'quiet'} type="submit">
        {label}
      </button>
    </form>
  );
}

/** A search field over a list; what it holds is `q` of the address. */
export function SearchForm({
  action,
  label,
  value,
}: {
  readonly action: string;
  readonly label: string;
  readonly value: string;
}): ReactElement {
  return (
    <form action={action} className="search" method="get" role="search">
      <label htmlFor="q">{label}</label>
      <input defaultValue={value} id="q" name="q" type="search" />
      <button className="quiet" type="submit">
        Find
      </button>
    </form>
  );
}
