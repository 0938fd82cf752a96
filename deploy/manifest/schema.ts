// Which elements the manifest of a mail add-in may have, in which order, and how many: Microsoft's schemas (MS-OWEMXML, sections 5.2 and
// 5.4 to 5.6) restated for what a mail add-in uses. A child that stands in no list is not known here, and is refused.

/** How often a child stands below its parent. */
export type Count = 'once' | 'optional' | 'some' | 'any';

export type Children = Readonly<Record<string, Count>>;

const RESOURCES: Children = { Images: 'optional', Urls: 'optional', ShortStrings: 'optional', LongStrings: 'optional' };
const NAMED: Children = { Override: 'any' };
const BUTTON: Children = { Label: 'once', Supertip: 'once', Icon: 'once', Action: 'once' };

/** What may stand in every part of the manifest; a key is an element's name, with its xsi:type after a colon where that decides. */
const COMMON: Readonly<Record<string, Children>> = {
  DisplayName: NAMED,
  Description: NAMED,
  IconUrl: NAMED,
  HighResolutionIconUrl: NAMED,
  SupportUrl: NAMED,
  Requirements: { Sets: 'once' },
  Sets: { Set: 'some' },
  Image: NAMED,
  Url: NAMED,
  String: NAMED,
};

/** Below OfficeApp, outside of VersionOverrides. */
export const BASE: Readonly<Record<string, Children>> = {
  ...COMMON,
  'OfficeApp:MailApp': {
    Id: 'once',
    AlternateId: 'optional',
    Version: 'once',
    ProviderName: 'once',
    DefaultLocale: 'once',
    DisplayName: 'once',
    Description: 'once',
    IconUrl: 'once',
    HighResolutionIconUrl: 'once',
    SupportUrl: 'once',
    AppDomains: 'optional',
    Hosts: 'once',
    Requirements: 'once',
    FormSettings: 'once',
    Permissions: 'once',
    Rule: 'once',
    DisableEntityHighlighting: 'optional',
    VersionOverrides: 'once',
  },
  AppDomains: { AppDomain: 'some' },
  Hosts: { Host: 'some' },
  FormSettings: { Form: 'some' },
  'Form:ItemRead': { DesktopSettings: 'once', TabletSettings: 'optional', PhoneSettings: 'optional' },
  'Form:ItemEdit': { DesktopSettings: 'once', TabletSettings: 'optional', PhoneSettings: 'optional' },
  DesktopSettings: { SourceLocation: 'once', RequestedHeight: 'optional' },
  'Rule:RuleCollection': { Rule: 'some' },
};

/** Below either VersionOverrides. */
const OVERRIDES: Readonly<Record<string, Children>> = {
  ...COMMON,
  Resources: RESOURCES,
  Images: { Image: 'some' },
  Urls: { Url: 'some' },
  ShortStrings: { String: 'some' },
  LongStrings: { String: 'some' },
  Hosts: { Host: 'some' },
  OfficeTab: { Group: 'some' },
  Group: { Label: 'once', Control: 'some' },
  Supertip: { Title: 'once', Description: 'once' },
  Icon: { Image: 'some' },
  'Control:Button': BUTTON,
  'Action:ExecuteFunction': { FunctionName: 'once' },
};

const SURFACES: Readonly<Record<string, Children>> = Object.fromEntries(
  [
    'MessageReadCommandSurface',
    'MessageComposeCommandSurface',
    'AppointmentOrganizerCommandSurface',
    'AppointmentAttendeeCommandSurface',
  ].map((surface) => [`ExtensionPoint:${surface}`, { OfficeTab: 'once' } as const]),
);

/** Below VersionOverrides 1.0, outside of 1.1. */
export const OVERRIDES_1_0: Readonly<Record<string, Children>> = {
  ...OVERRIDES,
  ...SURFACES,
  'VersionOverrides:VersionOverridesV1_0': {
    Description: 'optional',
    Requirements: 'optional',
    Hosts: 'once',
    Resources: 'once',
    VersionOverrides: 'optional',
  },
  'Host:MailHost': { DesktopFormFactor: 'once' },
  DesktopFormFactor: { FunctionFile: 'optional', ExtensionPoint: 'some' },
  'Action:ShowTaskpane': { SourceLocation: 'once' },
};

/** Below VersionOverrides 1.1. */
export const OVERRIDES_1_1: Readonly<Record<string, Children>> = {
  ...OVERRIDES,
  ...SURFACES,
  'VersionOverrides:VersionOverridesV1_1': {
    Description: 'optional',
    Requirements: 'optional',
    Hosts: 'once',
    Resources: 'once',
    WebApplicationInfo: 'optional',
  },
  WebApplicationInfo: { Id: 'once', Resource: 'once', Scopes: 'optional' },
  Scopes: { Scope: 'some' },
  'Host:MailHost': { DesktopFormFactor: 'once', MobileFormFactor: 'optional' },
  DesktopFormFactor: { SupportsSharedFolders: 'optional', FunctionFile: 'optional', ExtensionPoint: 'some' },
  MobileFormFactor: { FunctionFile: 'optional', ExtensionPoint: 'some' },
  'ExtensionPoint:MobileMessageReadCommandSurface': { Group: 'once' },
  'Control:MobileButton': { Label: 'once', Icon: 'once', Action: 'once' },
  'Icon:bt:MobileIconList': { Image: 'some' },
  'Action:ShowTaskpane': {
    SourceLocation: 'once',
    SupportsPinning: 'optional',
    SupportsNoItemContext: 'optional',
    SupportsMultiSelect: 'optional',
  },
};
