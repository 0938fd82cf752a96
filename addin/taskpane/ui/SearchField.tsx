// A search field with a sign, for lists below it. Slim: what Fluent's SearchBox adds is not needed here.
import { Input, makeStyles } from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import type { Listbox } from './useListbox.ts';

const useStyles = makeStyles({ field: { width: '100%', minWidth: 0 } });

interface SearchFieldProps {
  readonly isFocused?: boolean;
  readonly label: string;
  /** Of the list that the field walks; a plain field without it. */
  readonly listbox?: Listbox;
  readonly onChange: (text: string) => void;
  readonly placeholder: string;
  /** What the listbox is, where it is more than that. */
  readonly popup?: 'grid' | 'listbox';
  readonly value: string;
}

export function SearchField({
  isFocused = false,
  label,
  listbox,
  onChange,
  placeholder,
  popup = 'listbox',
  value,
}: SearchFieldProps) {
  const styles = useStyles();
  const walk =
    listbox === undefined
      ? { type: 'search' as const }
      : {
          'aria-activedescendant': listbox.activeId,
          'aria-autocomplete': 'list' as const,
          'aria-controls': listbox.listId,
          'aria-expanded': listbox.activeId !== undefined,
          'aria-haspopup': popup,
          onKeyDown: listbox.onKeyDown,
          role: 'combobox',
        };
  return (
    <Input
      {...walk}
      aria-label={label}
      autoComplete="off"
      autoFocus={isFocused}
      className={styles.field}
      contentBefore={<SearchRegular />}
      onChange={(_, data) => onChange(data.value)}
      placeholder={placeholder}
      spellCheck={false}
      value={value}
    />
  );
}
