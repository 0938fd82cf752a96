// The part of Microsoft Graph's v1.0 metadata that the sandbox speaks: the entities of Outlook and To Do, with their properties and navigation
// properties. Plain facts of the public schema, written compactly; it knows nothing of how a value is kept or checked.
// Their values are in complexTypes.ts, people in directoryTypes.ts.

/** One type: its base and its `name:Type` lists; `Type[]` is a collection, `Type!` does not take null. */
export interface GraphTypeText {
  readonly base?: string;
  /** An open type takes properties that the schema does not name. */
  readonly isOpen?: boolean;
  readonly properties: string;
  readonly navigation?: string;
}

/** Entity types by name. */
export const graphTypeTexts: Readonly<Record<string, GraphTypeText>> = {
  attachment: {
    base: 'entity',
    properties: `
      contentType:String isInline:Boolean! lastModifiedDateTime:DateTimeOffset name:String size:Int32!
    `,
  },
  attachmentBase: {
    base: 'entity',
    properties: 'contentType:String lastModifiedDateTime:DateTimeOffset name:String size:Int32!',
  },
  attachmentSession: {
    base: 'entity',
    properties: 'content:Stream expirationDateTime:DateTimeOffset nextExpectedRanges:String[]',
  },
  calendar: {
    base: 'entity',
    properties: `
      allowedOnlineMeetingProviders:onlineMeetingProviderType[] canEdit:Boolean canShare:Boolean
      canViewPrivateItems:Boolean changeKey:String color:calendarColor
      defaultOnlineMeetingProvider:onlineMeetingProviderType hexColor:String isDefaultCalendar:Boolean
      isRemovable:Boolean isTallyingResponses:Boolean name:String owner:emailAddress
    `,
    navigation: `
      calendarPermissions:calendarPermission[] calendarView:event[] events:event[]
      multiValueExtendedProperties:multiValueLegacyExtendedProperty[]
      singleValueExtendedProperties:singleValueLegacyExtendedProperty[]
    `,
  },
  calendarGroup: {
    base: 'entity',
    properties: 'changeKey:String classId:Guid name:String',
    navigation: 'calendars:calendar[]',
  },
  calendarPermission: {
    base: 'entity',
    properties: `
      allowedRoles:calendarRoleType[] emailAddress:emailAddress isInsideOrganization:Boolean
      isRemovable:Boolean role:calendarRoleType
    `,
  },
  checklistItem: {
    base: 'entity',
    properties: `
      checkedDateTime:DateTimeOffset createdDateTime:DateTimeOffset! displayName:String
      isChecked:Boolean
    `,
  },
  contact: {
    base: 'outlookItem',
    isOpen: true,
    properties: `
      assistantName:String birthday:DateTimeOffset businessAddress:physicalAddress
      businessHomePage:String businessPhones:String[] children:String[] companyName:String
      department:String displayName:String emailAddresses:emailAddress[] fileAs:String generation:String
      givenName:String homeAddress:physicalAddress homePhones:String[] imAddresses:String[]
      initials:String jobTitle:String manager:String middleName:String mobilePhone:String
      nickName:String officeLocation:String otherAddress:physicalAddress parentFolderId:String
      personalNotes:String primaryEmailAddress:emailAddress profession:String
      secondaryEmailAddress:emailAddress spouseName:String surname:String
      tertiaryEmailAddress:emailAddress title:String yomiCompanyName:String yomiGivenName:String
      yomiSurname:String
    `,
    navigation: `
      extensions:extension[] multiValueExtendedProperties:multiValueLegacyExtendedProperty[]
      photo:profilePhoto singleValueExtendedProperties:singleValueLegacyExtendedProperty[]
    `,
  },
  contactFolder: {
    base: 'entity',
    properties: 'displayName:String parentFolderId:String',
    navigation: `
      childFolders:contactFolder[] contacts:contact[]
      multiValueExtendedProperties:multiValueLegacyExtendedProperty[]
      singleValueExtendedProperties:singleValueLegacyExtendedProperty[]
    `,
  },
  entity: {
    properties: 'id:String!',
  },
  event: {
    base: 'outlookItem',
    isOpen: true,
    properties: `
      allowNewTimeProposals:Boolean attendees:attendee[] body:itemBody bodyPreview:String
      cancelledOccurrences:String[] end:dateTimeTimeZone hasAttachments:Boolean hideAttendees:Boolean
      iCalUId:String importance:importance isAllDay:Boolean isCancelled:Boolean isDraft:Boolean
      isOnlineMeeting:Boolean isOrganizer:Boolean isReminderOn:Boolean location:location
      locations:location[] onlineMeeting:onlineMeetingInfo
      onlineMeetingProvider:onlineMeetingProviderType onlineMeetingUrl:String organizer:recipient
      originalEndTimeZone:String originalStart:DateTimeOffset originalStartTimeZone:String
      recurrence:patternedRecurrence reminderMinutesBeforeStart:Int32 responseRequested:Boolean
      responseStatus:responseStatus sensitivity:sensitivity seriesMasterId:String showAs:freeBusyStatus
      start:dateTimeTimeZone subject:String transactionId:String type:eventType webLink:String
    `,
    navigation: `
      attachments:attachment[] calendar:calendar exceptionOccurrences:event[] extensions:extension[]
      instances:event[] multiValueExtendedProperties:multiValueLegacyExtendedProperty[]
      singleValueExtendedProperties:singleValueLegacyExtendedProperty[]
    `,
  },
  extension: {
    base: 'entity',
    isOpen: true,
    properties: '',
  },
  fileAttachment: {
    base: 'attachment',
    properties: 'contentBytes:Binary contentId:String contentLocation:String',
  },
  itemAttachment: {
    base: 'attachment',
    properties: '',
    navigation: 'item:outlookItem',
  },
  linkedResource: {
    base: 'entity',
    properties: 'applicationName:String displayName:String externalId:String webUrl:String',
  },
  mailFolder: {
    base: 'entity',
    properties: `
      childFolderCount:Int32 displayName:String isHidden:Boolean parentFolderId:String
      totalItemCount:Int32 unreadItemCount:Int32
    `,
    navigation: `
      childFolders:mailFolder[] messageRules:messageRule[] messages:message[]
      multiValueExtendedProperties:multiValueLegacyExtendedProperty[]
      singleValueExtendedProperties:singleValueLegacyExtendedProperty[]
    `,
  },
  multiValueLegacyExtendedProperty: {
    base: 'entity',
    properties: 'value:String[]',
  },
  openTypeExtension: {
    base: 'extension',
    isOpen: true,
    properties: 'extensionName:String!',
  },
  outlookCategory: {
    base: 'entity',
    properties: 'color:categoryColor displayName:String',
  },
  outlookItem: {
    base: 'entity',
    properties: `
      categories:String[] changeKey:String createdDateTime:DateTimeOffset
      lastModifiedDateTime:DateTimeOffset
    `,
  },
  outlookUser: {
    base: 'entity',
    properties: '',
    navigation: 'masterCategories:outlookCategory[]',
  },
  profilePhoto: {
    base: 'entity',
    properties: 'height:Int32 width:Int32',
  },
  referenceAttachment: {
    base: 'attachment',
    properties: '',
  },
  singleValueLegacyExtendedProperty: {
    base: 'entity',
    properties: 'value:String',
  },
  subscription: {
    base: 'entity',
    properties: `
      applicationId:String changeType:String! clientState:String creatorId:String
      encryptionCertificate:String encryptionCertificateId:String expirationDateTime:DateTimeOffset!
      includeResourceData:Boolean latestSupportedTlsVersion:String lifecycleNotificationUrl:String
      notificationQueryOptions:String notificationUrl:String! notificationUrlAppId:String
      resource:String!
    `,
  },
  taskFileAttachment: {
    base: 'attachmentBase',
    properties: 'contentBytes:Binary!',
  },
  todo: {
    base: 'entity',
    properties: '',
    navigation: 'lists:todoTaskList[]',
  },
  todoTask: {
    base: 'entity',
    properties: `
      body:itemBody bodyLastModifiedDateTime:DateTimeOffset! categories:String[]
      completedDateTime:dateTimeTimeZone createdDateTime:DateTimeOffset! dueDateTime:dateTimeTimeZone
      hasAttachments:Boolean importance:importance! isReminderOn:Boolean!
      lastModifiedDateTime:DateTimeOffset! recurrence:patternedRecurrence
      reminderDateTime:dateTimeTimeZone startDateTime:dateTimeTimeZone status:taskStatus! title:String
    `,
    navigation: `
      attachments:attachmentBase[] attachmentSessions:attachmentSession[] checklistItems:checklistItem[]
      extensions:extension[] linkedResources:linkedResource[]
    `,
  },
  todoTaskList: {
    base: 'entity',
    properties: `
      displayName:String isOwner:Boolean! isShared:Boolean! wellknownListName:wellknownListName!
    `,
    navigation: 'extensions:extension[] tasks:todoTask[]',
  },
};
