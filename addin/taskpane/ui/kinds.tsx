// The sign of each kind of Siebel record; decoration, the word stands beside it or in a label.
import { BriefcaseRegular } from '@fluentui/react-icons/svg/briefcase';
import { BuildingRegular } from '@fluentui/react-icons/svg/building';
import { CalendarLtrRegular } from '@fluentui/react-icons/svg/calendar-ltr';
import { HeadsetRegular } from '@fluentui/react-icons/svg/headset';
import { PersonRegular } from '@fluentui/react-icons/svg/person';
import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { RecordKind } from '../../../shared/contract/siebelRecords.ts';

const useStyles = makeStyles({
  tile: {
    display: 'grid',
    placeItems: 'center',
    width: '32px',
    height: '32px',
    flexShrink: 0,
    borderRadius: tokens.borderRadiusLarge,
    fontSize: '18px',
    backgroundColor: tokens.colorNeutralBackground6,
    color: tokens.colorNeutralForeground2,
    '@media (forced-colors: active)': { border: '1px solid CanvasText' },
  },
});

const ICONS: Readonly<Record<RecordKind | 'activity', ReactElement>> = {
  account: <BuildingRegular />,
  activity: <CalendarLtrRegular />,
  contact: <PersonRegular />,
  opportunity: <BriefcaseRegular />,
  'service request': <HeadsetRegular />,
};

export function KindTile({ kind }: { readonly kind: RecordKind | 'activity' }) {
  const styles = useStyles();
  return (
    <span aria-hidden className={styles.tile}>
      {ICONS[kind]}
    </span>
  );
}
