// Chooses one user by typing a part of the name; the server looks, so that any number of users will do.
import { Combobox, makeStyles, Option } from '@fluentui/react-components';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { fetchUsers } from '../../client/users.ts';
import { useDebounced } from '../../hooks/useDebounced.ts';
import { useSession } from '../session/SessionContext.tsx';
import { strings } from '../strings.ts';

const SUGGESTIONS = 8;

const useStyles = makeStyles({ picker: { minWidth: '124px', flexGrow: 1, flexBasis: '124px' } });

interface UserPickerProps {
  readonly login: string | undefined;
  readonly onChange: (login: string | undefined) => void;
}

export function UserPicker({ login, onChange }: UserPickerProps) {
  const styles = useStyles();
  const { api } = useSession();
  const [typed, setTyped] = useState('');
  const [isOpen, setOpen] = useState(false);
  const search = useDebounced(typed.trim());
  const suggestions = useQuery({
    queryKey: ['users', 'suggestions', search],
    queryFn: ({ signal }) => fetchUsers(api, { limit: SUGGESTIONS, offset: 0, search }, signal),
    enabled: isOpen,
    placeholderData: keepPreviousData,
  });
  return (
    <Combobox
      aria-label={strings.journal.user}
      autoComplete="off"
      className={styles.picker}
      clearable
      input={{ style: { minWidth: 0, width: '100%' } }}
      onChange={(event) => setTyped(event.target.value)}
      onOpenChange={(_, data) => {
        setOpen(data.open);
        if (!data.open) setTyped('');
      }}
      onOptionSelect={(_, data) => {
        setTyped('');
        onChange(data.optionValue);
      }}
      placeholder={strings.journal.anyUser}
      selectedOptions={login === undefined ? [] : [login]}
      value={isOpen && typed !== '' ? typed : (login ?? '')}
    >
      {(suggestions.data?.users ?? []).map((user) => (
        <Option key={user.login} text={user.login} value={user.login}>
          {`${user.name} (${user.login})`}
        </Option>
      ))}
    </Combobox>
  );
}
