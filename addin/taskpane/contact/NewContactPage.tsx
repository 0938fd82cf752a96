// A new Siebel contact from somebody on the item: filled in from the name, the address and the signature, checked by the person, made once.
import type { Person } from '../../../shared/contract/siebelRecords.ts';
import { useStrings } from '../strings/StringsContext.tsx';
import { SubPageFrame } from '../ui/SubPageFrame.tsx';
import { Waiting } from '../ui/Waiting.tsx';
import { ContactForm } from './ContactForm.tsx';
import { splitName } from './splitName.ts';
import { useSignature } from './useSignature.ts';

interface NewContactPageProps {
  /** The message is the person's own, so that its signature is too. */
  readonly isSender: boolean;
  readonly onClose: () => void;
  readonly person: Person;
}

export default function NewContactPage({ isSender, onClose, person }: NewContactPageProps) {
  const { newContact: words } = useStrings();
  const signature = useSignature(isSender, person);
  return (
    <SubPageFrame onBack={onClose} title={words.title}>
      {signature === undefined ? (
        <Waiting rows={3} />
      ) : (
        <ContactForm
          company={signature.company}
          first={{
            ...splitName(person.name, person.address),
            cellPhone: signature.cellPhone,
            email: person.address,
            jobTitle: signature.jobTitle,
            workPhone: signature.workPhone,
          }}
          isFromSignature={Object.values(signature).some((part) => part !== '')}
          onDone={onClose}
        />
      )}
    </SubPageFrame>
  );
}
