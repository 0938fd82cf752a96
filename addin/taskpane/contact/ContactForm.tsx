// The form of a new contact. When Siebel has the address already, it shows whose it is before another contact is made.
import { Button, Checkbox, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { SiebelRecord } from '../../../shared/contract/siebelRecords.ts';
import type { Strings } from '../strings/en.ts';
import { useStrings } from '../strings/StringsContext.tsx';
import { AccountPicker } from './AccountPicker.tsx';
import { Doubles } from './Doubles.tsx';
import { useCreateContact } from './useCreateContact.ts';
import { Busy } from '../ui/Busy.tsx';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 }, // prettier-ignore
  input: { minWidth: 0, width: '100%' },
});

const FIELDS = ['firstName', 'lastName', 'email', 'jobTitle', 'workPhone', 'cellPhone'] as const;
type FieldName = (typeof FIELDS)[number];
export type ContactValues = Readonly<Record<FieldName, string>>;

const LONGEST: Readonly<Record<FieldName, number>> = {
  firstName: 50,
  lastName: 50,
  email: 100,
  jobTitle: 75,
  workPhone: 40,
  cellPhone: 40,
};

/** What is wrong with a field; '' for nothing. */
function mistakeOf(field: FieldName, values: ContactValues, words: Strings['newContact']): string {
  if (field === 'lastName' && values.lastName.trim() === '') return words.lastNameMissing;
  const email = values.email.trim();
  if (field === 'email' && email !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) return words.emailWrong;
  return '';
}

interface ContactFormProps {
  /** The company that the signature names; '' for none. */
  readonly company: string;
  readonly first: ContactValues;
  readonly isFromSignature: boolean;
  readonly onDone: () => void;
}

export function ContactForm({ company, first, isFromSignature, onDone }: ContactFormProps) {
  const styles = useStyles();
  const { newContact: words } = useStrings();
  const [values, setValues] = useState<ContactValues>(first);
  const [account, setAccount] = useState<SiebelRecord | null>(null);
  const [isListed, setListed] = useState(true);
  const [isChecked, setChecked] = useState(false);
  const { create, doubles, isCreating } = useCreateContact(onDone);
  const submit = (mayBeDouble: boolean) => {
    setChecked(true);
    if (isCreating || FIELDS.some((field) => mistakeOf(field, values, words) !== '')) return;
    const trimmed = Object.fromEntries(FIELDS.map((field) => [field, values[field].trim()])) as ContactValues;
    create({ ...trimmed, accountId: account?.id ?? null, addToSyncList: isListed }, mayBeDouble);
  };
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit(false);
      }}
    >
      {isFromSignature && <span className={styles.quiet}>{words.fromSignature}</span>}
      {FIELDS.map((field) => {
        const mistake = isChecked ? mistakeOf(field, values, words) : '';
        return (
          <Field
            key={field}
            label={words[field]}
            required={field === 'lastName'}
            {...(mistake === '' ? {} : { validationMessage: mistake, validationState: 'error' as const })}
          >
            <Input
              className={styles.input}
              maxLength={LONGEST[field]}
              onChange={(_, data) => setValues({ ...values, [field]: data.value })}
              type={field === 'email' ? 'email' : field.endsWith('Phone') ? 'tel' : 'text'}
              value={values[field]}
            />
          </Field>
        );
      })}
      <AccountPicker account={account} company={company} onChoose={setAccount} />
      <Checkbox
        checked={isListed}
        label={words.addToSyncList}
        onChange={(_, data) => setListed(data.checked === true)}
      />
      {doubles.length > 0 ? (
        <Doubles contacts={doubles} isCreating={isCreating} onCreateAnyway={() => submit(true)} onUse={onDone} />
      ) : (
        <Button
          appearance="primary"
          disabledFocusable={isCreating}
          icon={isCreating ? <Busy /> : undefined}
          type="submit"
        >
          {words.create}
        </Button>
      )}
    </form>
  );
}
