// The answer to a question to the server, whatever became of it: not here yet, not to be had, or here. What was known stays while it is renewed.
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Trouble } from './Trouble.tsx';
import { Waiting } from './Waiting.tsx';

interface AnswerProps<T> {
  readonly children: (data: T) => ReactNode;
  readonly query: Pick<UseQueryResult<T>, 'data' | 'error' | 'isError' | 'refetch'>;
  /** What to show before there is an answer; grey rows unless given. */
  readonly waiting?: ReactNode;
  /** What could not be loaded, as a sentence without its full stop. */
  readonly what: string;
}

export function Answer<T>({ children, query, waiting = <Waiting />, what }: AnswerProps<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.isError) return <Trouble error={query.error} onRetry={() => void query.refetch()} what={what} />;
  return waiting;
}
