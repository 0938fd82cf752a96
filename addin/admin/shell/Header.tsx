// The bar at the top: the product, the theme, and who is signed in with the way out.
import {
  Avatar,
  Button,
  makeStyles,
  Menu,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Text,
  tokens,
} from '@fluentui/react-components';
import { DarkThemeRegular } from '@fluentui/react-icons/svg/dark-theme';
import { SignOutRegular } from '@fluentui/react-icons/svg/sign-out';
import { WeatherMoonRegular } from '@fluentui/react-icons/svg/weather-moon';
import { WeatherSunnyRegular } from '@fluentui/react-icons/svg/weather-sunny';
import logo from '../../assets/logo.svg';
import type { SchemeChoice } from '../../hooks/useColorScheme.ts';
import { useSession } from '../session/SessionContext.tsx';
import { strings } from '../strings.ts';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';

const useStyles = makeStyles({
  header: {
    position: 'sticky',
    top: 0,
    zIndex: 10,
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    height: '56px',
    boxSizing: 'border-box',
    padding: `0 ${tokens.spacingHorizontalXXL}`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media (max-width: 640px)': { padding: `0 ${tokens.spacingHorizontalM}` },
  },
  skip: {
    position: 'absolute',
    left: tokens.spacingHorizontalM,
    top: '-80px',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    borderRadius: tokens.borderRadiusMedium,
    ':focus': { top: '8px' },
  },
  brand: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM, flexGrow: 1, minWidth: 0 },
  name: { margin: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  person: { '@media (max-width: 640px)': { display: 'none' } },
  account: { minWidth: 'auto', gap: tokens.spacingHorizontalS },
});

const THEMES: readonly SchemeChoice[] = ['system', 'light', 'dark'];
const THEME_ICONS = { system: <DarkThemeRegular />, light: <WeatherSunnyRegular />, dark: <WeatherMoonRegular /> };

interface HeaderProps {
  readonly onThemeChange: (theme: SchemeChoice) => void;
  readonly theme: SchemeChoice;
}

function ThemeMenu({ onThemeChange, theme }: HeaderProps) {
  return (
    <Menu
      checkedValues={{ theme: [theme] }}
      onCheckedValueChange={(_, data) => {
        const chosen = THEMES.find((candidate) => candidate === data.checkedItems[0]);
        if (chosen !== undefined) onThemeChange(chosen);
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          aria-label={strings.header.theme}
          icon={THEME_ICONS[theme]}
          title={strings.header.theme}
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {THEMES.map((option) => (
            <MenuItemRadio icon={THEME_ICONS[option]} key={option} name="theme" value={option}>
              {strings.header.themes[option]}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

function AccountMenu() {
  const styles = useStyles();
  const { account, signOut } = useSession();
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button appearance="subtle" className={styles.account}>
          <Avatar aria-hidden color="brand" name={account.name} size={28} />
          <VisuallyHidden>{`${strings.header.account} ${account.name}`}</VisuallyHidden>
          <Text aria-hidden className={styles.person}>
            {account.name}
          </Text>
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuGroup>
            <MenuGroupHeader>{account.username}</MenuGroupHeader>
            <MenuItem icon={<SignOutRegular />} onClick={signOut}>
              {strings.header.signOut}
            </MenuItem>
          </MenuGroup>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

export function Header({ onThemeChange, theme }: HeaderProps) {
  const styles = useStyles();
  return (
    <header className={styles.header}>
      <a className={styles.skip} href="#content">
        {strings.header.skip}
      </a>
      <div className={styles.brand}>
        <img alt="" height={28} src={logo} width={28} />
        <Text as="h1" className={styles.name} size={400} weight="semibold">
          {strings.product}
        </Text>
      </div>
      <ThemeMenu onThemeChange={onThemeChange} theme={theme} />
      <AccountMenu />
    </header>
  );
}
