// The complex types of Microsoft Graph's v1.0 metadata that the sandbox speaks, in the form of graphTypes.ts. Plain facts of the public schema.
import type { GraphTypeText } from './graphTypes.ts';

/** Complex types by name. */
export const complexTypeTexts: Readonly<Record<string, GraphTypeText>> = {
  attachmentInfo: {
    properties: 'attachmentType:attachmentType contentType:String name:String size:Int64',
  },
  attendee: {
    base: 'attendeeBase',
    properties: 'proposedNewTime:timeSlot status:responseStatus',
  },
  attendeeBase: {
    base: 'recipient',
    properties: 'type:attendeeType',
  },
  automaticRepliesSetting: {
    properties: `
      externalAudience:externalAudienceScope externalReplyMessage:String internalReplyMessage:String
      scheduledEndDateTime:dateTimeTimeZone scheduledStartDateTime:dateTimeTimeZone
      status:automaticRepliesStatus
    `,
  },
  changeNotification: {
    properties: `
      changeType:changeType! clientState:String encryptedContent:changeNotificationEncryptedContent id:String
      lifecycleEvent:lifecycleEventType resource:String! resourceData:resourceData
      subscriptionExpirationDateTime:DateTimeOffset! subscriptionId:Guid! tenantId:Guid!
    `,
  },
  changeNotificationCollection: {
    properties: 'validationTokens:String[] value:changeNotification[]',
  },
  changeNotificationEncryptedContent: {
    properties: `
      data:String! dataKey:String! dataSignature:String! encryptionCertificateId:String!
      encryptionCertificateThumbprint:String!
    `,
  },
  convertIdResult: {
    properties: 'errorDetails:genericError sourceId:String targetId:String',
  },
  customTimeZone: {
    base: 'timeZoneBase',
    properties: 'bias:Int32 daylightOffset:daylightTimeZoneOffset standardOffset:standardTimeZoneOffset',
  },
  dateTimeTimeZone: {
    properties: 'dateTime:String! timeZone:String',
  },
  daylightTimeZoneOffset: {
    base: 'standardTimeZoneOffset',
    properties: 'daylightBias:Int32',
  },
  emailAddress: {
    properties: 'address:String name:String',
  },
  freeBusyError: {
    properties: 'message:String responseCode:String',
  },
  genericError: {
    properties: 'code:String message:String',
  },
  itemBody: {
    properties: 'content:String contentType:bodyType',
  },
  localeInfo: {
    properties: 'displayName:String locale:String',
  },
  location: {
    properties: `
      address:physicalAddress coordinates:outlookGeoCoordinates displayName:String
      locationEmailAddress:String locationType:locationType locationUri:String uniqueId:String
      uniqueIdType:locationUniqueIdType
    `,
  },
  mailboxSettings: {
    properties: `
      archiveFolder:String automaticRepliesSetting:automaticRepliesSetting dateFormat:String
      delegateMeetingMessageDeliveryOptions:delegateMeetingMessageDeliveryOptions language:localeInfo
      timeFormat:String timeZone:String userPurpose:userPurpose workingHours:workingHours
    `,
  },
  onlineMeetingInfo: {
    properties: `
      conferenceId:String joinUrl:String phones:phone[] quickDial:String tollFreeNumbers:String[]
      tollNumber:String
    `,
  },
  outlookGeoCoordinates: {
    properties: 'accuracy:Double altitude:Double altitudeAccuracy:Double latitude:Double longitude:Double',
  },
  patternedRecurrence: {
    properties: 'pattern:recurrencePattern range:recurrenceRange',
  },
  phone: {
    properties: 'language:String number:String region:String type:phoneType',
  },
  physicalAddress: {
    properties: 'city:String countryOrRegion:String postalCode:String state:String street:String',
  },
  recipient: {
    properties: 'emailAddress:emailAddress',
  },
  recurrencePattern: {
    properties: `
      dayOfMonth:Int32! daysOfWeek:dayOfWeek[] firstDayOfWeek:dayOfWeek index:weekIndex interval:Int32!
      month:Int32! type:recurrencePatternType
    `,
  },
  recurrenceRange: {
    properties: `
      endDate:Date numberOfOccurrences:Int32! recurrenceTimeZone:String startDate:Date
      type:recurrenceRangeType
    `,
  },
  resourceData: {
    isOpen: true,
    properties: '',
  },
  responseStatus: {
    properties: 'response:responseType time:DateTimeOffset',
  },
  scheduleInformation: {
    properties: `
      availabilityView:String error:freeBusyError scheduleId:String scheduleItems:scheduleItem[]
      workingHours:workingHours
    `,
  },
  scheduleItem: {
    properties: `
      end:dateTimeTimeZone isPrivate:Boolean location:String start:dateTimeTimeZone
      status:freeBusyStatus subject:String
    `,
  },
  standardTimeZoneOffset: {
    properties: 'dayOccurrence:Int32 dayOfWeek:dayOfWeek month:Int32 time:TimeOfDay year:Int32',
  },
  timeSlot: {
    properties: 'end:dateTimeTimeZone! start:dateTimeTimeZone!',
  },
  timeZoneBase: {
    properties: 'name:String',
  },
  timeZoneInformation: {
    properties: 'alias:String displayName:String',
  },
  workingHours: {
    properties: 'daysOfWeek:dayOfWeek[] endTime:TimeOfDay startTime:TimeOfDay timeZone:timeZoneBase',
  },
};
