// The page of somebody who is not (or not yet) inside: one card in the middle that says what this is and what to do.
import { Body1, makeStyles, Title3, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import logo from '../../assets/logo.svg';
import { strings } from '../strings.ts';

const useStyles = makeStyles({
  page: {
    minHeight: '100vh',
    boxSizing: 'border-box',
    display: 'grid',
    placeItems: 'center',
    padding: tokens.spacingHorizontalL,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  card: {
    boxSizing: 'border-box',
    width: '100%',
    maxWidth: '440px',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalL,
    padding: tokens.spacingHorizontalXXXL,
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow8,
  },
  brand: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    color: tokens.colorNeutralForeground2,
  },
  title: { margin: 0 },
  text: { color: tokens.colorNeutralForeground2 },
});

interface WelcomeProps {
  /** Buttons and messages below the text. */
  readonly children?: ReactNode;
  readonly text: string;
  readonly title: string;
}

export function Welcome({ children, text, title }: WelcomeProps) {
  const styles = useStyles();
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <div className={styles.brand}>
          <img alt="" height={36} src={logo} width={36} />
          <Body1>{strings.product}</Body1>
        </div>
        <Title3 as="h1" className={styles.title}>
          {title}
        </Title3>
        <Body1 className={styles.text}>{text}</Body1>
        {children}
      </div>
    </main>
  );
}
