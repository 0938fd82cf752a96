// The unified manifest (JSON) of the add-in, made from manifest.xml, so that nothing is written twice. Texts are those of the default
// language; what only the unified form asks for stands here.
import { childOf, typeOf, within, type XmlElement } from './xml.ts';

/** The version of Microsoft's schema; all that is used here is in it. */
const SCHEMA_VERSION = '1.22';
const ACCENT = '#0c4f6b';
const CONTEXTS: Readonly<Record<string, string>> = {
  MessageReadCommandSurface: 'mailRead',
  MessageComposeCommandSurface: 'mailCompose',
  AppointmentOrganizerCommandSurface: 'meetingDetailsOrganizer',
  AppointmentAttendeeCommandSurface: 'meetingDetailsAttendee',
};
const PERMISSIONS: Readonly<Record<string, string>> = {
  Restricted: 'MailboxItem.Restricted.User',
  ReadItem: 'MailboxItem.Read.User',
  ReadWriteItem: 'MailboxItem.ReadWrite.User',
  ReadWriteMailbox: 'Mailbox.ReadWrite.User',
};

interface Action {
  readonly id: string;
  readonly type: 'openPage' | 'executeFunction';
  readonly page: string;
  readonly flags: Readonly<Record<string, true>>;
}

/** `app` is a manifest without mistakes. */
export function unifiedManifest(app: XmlElement): Readonly<Record<string, unknown>> {
  const text = (name: string) => childOf(app, name)?.text ?? '';
  const value = (name: string) => childOf(app, name)?.attributes['DefaultValue'] ?? '';
  const overrides = within(app, 'VersionOverrides').find((one) => typeOf(one) === 'VersionOverridesV1_1') ?? app;
  const about = value('SupportUrl');
  return {
    $schema: `https://developer.microsoft.com/json-schemas/teams/v${SCHEMA_VERSION}/MicrosoftTeams.schema.json`,
    manifestVersion: SCHEMA_VERSION,
    // Of the four numbers, semantic versions have three.
    version: text('Version').split('.').slice(0, 3).join('.'),
    id: text('Id'),
    localizationInfo: { defaultLanguageTag: text('DefaultLocale').toLowerCase() },
    developer: {
      name: text('ProviderName'),
      websiteUrl: about,
      privacyUrl: `${about}#privacy`,
      termsOfUseUrl: `${about}#terms`,
    },
    name: { short: value('DisplayName'), full: value('DisplayName') },
    description: { short: value('Description'), full: value('Description') },
    icons: { color: 'icons/siebel-192.png', outline: 'icons/outline-32.png' },
    accentColor: ACCENT,
    validDomains: within(app, 'AppDomain').map((domain) => new URL(domain.text).host),
    authorization: { permissions: { resourceSpecific: permissionsOf(app) } },
    extensions: [
      {
        requirements: {
          scopes: ['mail'],
          capabilities: [{ name: 'Mailbox', minVersion: mailboxVersionOf(overrides) }],
        },
        runtimes: runtimesOf(overrides),
        ribbons: ribbonsOf(overrides),
      },
    ],
  };
}

function permissionsOf(app: XmlElement): readonly object[] {
  const isShared = within(app, 'SupportsSharedFolders').some(({ text }) => text === 'true');
  const names = [
    PERMISSIONS[childOf(app, 'Permissions')?.text ?? ''] ?? '',
    ...(isShared ? ['Mailbox.SharedFolder'] : []),
  ];
  return names.map((name) => ({ name, type: 'Delegated' }));
}

function mailboxVersionOf(overrides: XmlElement): string {
  const sets = within(overrides, 'Sets')[0];
  return sets?.children[0]?.attributes['MinVersion'] ?? sets?.attributes['DefaultMinVersion'] ?? '';
}

/** The address, picture or text that an element refers to. */
function resolve(overrides: XmlElement, element: XmlElement | undefined): string {
  const id = element?.attributes['resid'];
  const lists = childOf(overrides, 'Resources')?.children ?? [];
  return (
    lists.flatMap(({ children }) => children).find(({ attributes }) => attributes['id'] === id)?.attributes[
      'DefaultValue'
    ] ?? ''
  );
}

function actionOf(overrides: XmlElement, control: XmlElement): Action {
  const action = childOf(control, 'Action');
  const name = action && childOf(action, 'FunctionName')?.text;
  if (name) {
    return {
      id: name,
      type: 'executeFunction',
      page: resolve(overrides, within(overrides, 'FunctionFile')[0]),
      flags: {},
    };
  }
  const is = (flag: string) => action !== undefined && childOf(action, flag)?.text === 'true';
  return {
    id: control.attributes['id'] ?? '',
    type: 'openPage',
    page: resolve(overrides, action && childOf(action, 'SourceLocation')),
    flags: {
      ...(is('SupportsPinning') ? { pinnable: true } : {}),
      ...(is('SupportsNoItemContext') ? { supportsNoItemContext: true } : {}),
      ...(is('SupportsMultiSelect') ? { multiselect: true } : {}),
    },
  };
}

/** One runtime a page, with all that is done by it. */
function runtimesOf(overrides: XmlElement): readonly object[] {
  const actions = within(overrides, 'Control').map((control) => actionOf(overrides, control));
  const pages = [...new Set(actions.map(({ page }) => page))];
  return pages.map((page, index) => ({
    id: `runtime${index + 1}`,
    type: 'general',
    code: { page },
    lifetime: 'short',
    actions: actions
      .filter((action, at) => action.page === page && actions.findIndex(({ id }) => id === action.id) === at)
      .map(({ id, type, flags }) => ({ id, type, ...(type === 'openPage' ? { view: id } : {}), ...flags })),
  }));
}

function ribbonsOf(overrides: XmlElement): readonly object[] {
  const points = within(overrides, 'ExtensionPoint');
  const mobile = points.find((point) => typeOf(point) === 'MobileMessageReadCommandSurface');
  return points.flatMap((point) => {
    const context = CONTEXTS[typeOf(point)];
    if (context === undefined) return [];
    const withMobile = context === 'mailRead' && mobile !== undefined;
    return {
      contexts: [context],
      requirements: { formFactors: withMobile ? ['desktop', 'mobile'] : ['desktop'] },
      tabs: [
        {
          builtInTabId: 'TabDefault',
          groups: within(point, 'Group').map((group) => groupOf(overrides, group, 'button')),
          ...(withMobile
            ? {
                customMobileRibbonGroups: within(mobile, 'Group').map((group) =>
                  groupOf(overrides, group, 'mobileButton'),
                ),
              }
            : {}),
        },
      ],
    };
  });
}

function groupOf(overrides: XmlElement, group: XmlElement, type: 'button' | 'mobileButton'): object {
  return {
    id: group.attributes['id'],
    label: resolve(overrides, childOf(group, 'Label')),
    controls: within(group, 'Control').map((control) => controlOf(overrides, control, type)),
  };
}

function controlOf(overrides: XmlElement, control: XmlElement, type: 'button' | 'mobileButton'): object {
  const tip = childOf(control, 'Supertip');
  return {
    id: control.attributes['id'],
    type,
    label: resolve(overrides, childOf(control, 'Label')),
    icons: within(control, 'Image').map((image) => ({
      size: Number(image.attributes['size']),
      ...(type === 'mobileButton' ? { scale: Number(image.attributes['scale']) } : {}),
      url: resolve(overrides, image),
    })),
    ...(tip
      ? {
          supertip: {
            title: resolve(overrides, childOf(tip, 'Title')),
            description: resolve(overrides, childOf(tip, 'Description')),
          },
        }
      : {}),
    actionId: actionOf(overrides, control).id,
  };
}
