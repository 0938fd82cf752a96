// The parameters of Graph's actions, written as types, so that a request's body is checked like any other. Plain facts of the public schema.
import type { GraphTypeText } from './graphTypes.ts';

const answer = 'SendResponse:Boolean Comment:String';

/** Parameters by action; the binding parameter is left out. */
export const actionTypeTexts: Readonly<Record<string, GraphTypeText>> = {
  'calendar.getSchedule': {
    properties: 'Schedules:String[] EndTime:dateTimeTimeZone StartTime:dateTimeTimeZone AvailabilityViewInterval:Int32',
  },
  'event.accept': { properties: answer },
  'event.cancel': { properties: 'Comment:String' },
  'event.decline': { properties: `${answer} ProposedNewTime:timeSlot` },
  'event.forward': { properties: 'ToRecipients:recipient[] Comment:String' },
  'event.snoozeReminder': { properties: 'NewReminderTime:dateTimeTimeZone!' },
  'event.tentativelyAccept': { properties: `${answer} ProposedNewTime:timeSlot` },
  'user.translateExchangeIds': {
    properties: 'InputIds:String[] TargetIdType:exchangeIdFormat! SourceIdType:exchangeIdFormat!',
  },
};
