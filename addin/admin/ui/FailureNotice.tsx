// What a list says when it could not be loaded: why, and a button to try again.
import { Button } from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise';
import { Notice } from '../../ui/Notice.tsx';
import { explainFailure } from '../explainFailure.ts';
import { strings } from '../strings.ts';

interface FailureNoticeProps {
  readonly error: unknown;
  readonly onRetry: () => void;
  /** What could not be done, as a sentence without its full stop. */
  readonly what: string;
}

/** An error, in words, with a button to try again; announced when it appears. */
export function FailureNotice({ error, onRetry, what }: FailureNoticeProps) {
  return (
    <div role="alert">
      <Notice
        action={
          <Button icon={<ArrowClockwiseRegular />} onClick={onRetry}>
            {strings.common.retry}
          </Button>
        }
        text={explainFailure(error)}
        title={what}
      />
    </div>
  );
}
