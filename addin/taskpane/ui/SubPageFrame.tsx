// The frame of a page above another one: Back, a heading that gets the focus, and Escape as a way back.
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useStrings } from '../strings/StringsContext.tsx';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, minWidth: 0 },
  head: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, marginInlineStart: '-6px' },
  back: { flexShrink: 0, '[dir="rtl"] & svg': { transform: 'scaleX(-1)' } },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    outline: 'none',
    overflowWrap: 'anywhere',
  },
});

interface SubPageFrameProps {
  readonly children: ReactNode;
  /** False where a field of the page takes the focus. */
  readonly isHeadingFocused?: boolean;
  readonly onBack: () => void;
  readonly title: string;
}

export function SubPageFrame({ children, isHeadingFocused = true, onBack, title }: SubPageFrameProps) {
  const styles = useStyles();
  const { common } = useStrings();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.scrollIntoView?.();
    if (isHeadingFocused) heading.current?.focus();
  }, [isHeadingFocused]);
  return (
    <div
      className={styles.page}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onBack();
      }}
    >
      <div className={styles.head}>
        <Button
          appearance="subtle"
          aria-label={common.back}
          className={styles.back}
          icon={<ArrowLeftRegular />}
          onClick={onBack}
        />
        <h1 className={styles.title} ref={heading} tabIndex={-1}>
          {title}
        </h1>
      </div>
      {children}
    </div>
  );
}
