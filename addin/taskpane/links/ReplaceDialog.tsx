// Asks before a linked account, opportunity or service request gives way to another, and names both.
import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, makeStyles } from '@fluentui/react-components'; // prettier-ignore
import { useStrings } from '../strings/StringsContext.tsx';
import type { ReplaceQuestion } from './useLinks.ts';

const useStyles = makeStyles({ surface: { width: 'calc(100vw - 32px)', maxWidth: '420px' } });

interface ReplaceDialogProps {
  readonly onAnswer: (isReplaced: boolean) => void;
  readonly question: ReplaceQuestion;
}

function ReplaceDialog({ onAnswer, question }: ReplaceDialogProps) {
  const styles = useStyles();
  const { links: words } = useStrings();
  const { next, present } = question;
  return (
    <Dialog
      modalType="alert"
      onOpenChange={(_, data) => {
        if (!data.open) onAnswer(false);
      }}
      open
    >
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{words.replaceTitles[next.kind]}</DialogTitle>
          <DialogContent>
            {present === null ? words.replaceSome(next.name) : words.replaceText(present.name, next.name)}
          </DialogContent>
          <DialogActions fluid>
            <Button onClick={() => onAnswer(false)}>{words.keep}</Button>
            <Button appearance="primary" onClick={() => onAnswer(true)}>
              {words.replace}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

export default ReplaceDialog;
