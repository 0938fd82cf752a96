// What the signature of the present message tells of its sender; nothing for anybody else.
import { useQuery } from '@tanstack/react-query';
import { usePane } from '../session/PaneContext.tsx';
import { parseSignature } from './signature.ts';
import type { Signature } from './signature.ts';

const NO_SIGNATURE: Signature = { cellPhone: '', company: '', jobTitle: '', workPhone: '' };

/** Undefined while the message is being read. */
export function useSignature(
  isSender: boolean,
  person: { readonly address: string; readonly name: string },
): Signature | undefined {
  // prettier-ignore
  const { outlook } = usePane();
  const isRead = isSender && outlook !== null;
  const query = useQuery({
    queryKey: ['signature', outlook?.itemKey() ?? null, person.address],
    queryFn: async () => parseSignature((await outlook?.readBodyText()) ?? '', person.name),
    enabled: isRead,
    gcTime: 0,
    retry: false,
  });
  return isRead && query.isPending ? undefined : (query.data ?? NO_SIGNATURE);
}
