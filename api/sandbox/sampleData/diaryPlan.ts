// The demo's fortnight: which appointments and tasks everybody has, when, and on which side they were born. Data only; the words are in
// words/diaryWords.ts. Days are working days from today, times the owner's clock.
import type { AppointmentKey, TaskKey } from './words/diaryWords.ts';

/** Where an item is when the sync first looks: in Siebel, in the mailbox, or already in both. */
export type Born = 'siebel' | 'exchange' | 'both';

export interface AppointmentPlan {
  readonly key: AppointmentKey;
  readonly born: Born;
  readonly day: number;
  /** `hh:mm`; left out, it is all day. */
  readonly time?: string;
  /** Of an all-day item, the days. */
  readonly length: number;
  /** The Siebel type, and the mailbox's category if it has one. */
  readonly type: string;
  /** Which of the owner's five accounts it is about. */
  readonly account?: number;
  /** Minutes before the start. */
  readonly reminder?: number;
  readonly isPrivate?: boolean;
  /** The contact takes part; so does a colleague, or the owner's whole team. */
  readonly withContact?: boolean;
  readonly with?: 'colleague' | 'team';
  /** An Exchange meeting with invitations sent. */
  readonly isInvitation?: boolean;
  /** Comes back every week. */
  readonly isWeekly?: boolean;
  /** Everybody has one of the same name: days differ from person to person, so that no two could be taken for the same. */
  readonly isCommon?: boolean;
  /** Only managers, or only people of service, have it. */
  readonly only?: 'managers' | 'service';
  /** The mailbox's copy lacks notes and place, so that Siebel has something to fill in. */
  readonly isSparse?: boolean;
}

export const APPOINTMENT_PLAN: readonly AppointmentPlan[] = [
  { key: 'complaintVisit', born: 'siebel', day: -4, time: '13:00', length: 120, type: 'Appointment', account: 3, withContact: true },
  { key: 'serviceOffer', born: 'both', day: -2, time: '15:00', length: 60, type: 'Presentation', account: 4, withContact: true },
  { key: 'deliveryCall', born: 'siebel', day: 0, time: '11:30', length: 30, type: 'Call', account: 0, withContact: true, reminder: 5 },
  { key: 'openPoints', born: 'exchange', day: 0, time: '15:30', length: 45, type: 'Meeting', account: 1, reminder: 30 },
  { key: 'review', born: 'siebel', day: 1, time: '10:00', length: 90, type: 'Meeting', account: 0, withContact: true, with: 'colleague', reminder: 15 },
  { key: 'lunch', born: 'exchange', day: 1, time: '12:30', length: 60, type: '', account: 2 },
  { key: 'tender', born: 'exchange', day: 2, time: '09:00', length: 180, type: '', account: 2 },
  { key: 'forecast', born: 'siebel', day: 2, time: '14:00', length: 60, type: 'Meeting', with: 'team', reminder: 15, only: 'managers' },
  { key: 'prices', born: 'siebel', day: 3, time: '14:00', length: 60, type: 'Meeting', account: 1, withContact: true, with: 'colleague', reminder: 60 },
  { key: 'siteVisit', born: 'both', day: 4, time: '09:30', length: 180, type: 'Appointment', account: 2, withContact: true, reminder: 60, isSparse: true },
  { key: 'demonstration', born: 'siebel', day: 5, time: '09:00', length: 120, type: 'Demonstration', account: 4, withContact: true, reminder: 30 },
  { key: 'kickOff', born: 'exchange', day: 5, time: '14:30', length: 60, type: 'Meeting', account: 3, withContact: true, with: 'colleague', isInvitation: true },
  { key: 'travel', born: 'siebel', day: 6, length: 1, type: 'Travel', account: 3 },
  { key: 'acceptanceTest', born: 'exchange', day: 7, time: '08:30', length: 240, type: 'Appointment', account: 1, reminder: 120 },
  { key: 'signing', born: 'both', day: 8, time: '12:00', length: 45, type: 'Meeting', account: 0, withContact: true, reminder: 15 },
  { key: 'dentist', born: 'exchange', day: 3, time: '08:00', length: 45, type: '', isPrivate: true, reminder: 60, isCommon: true },
  { key: 'appraisal', born: 'siebel', day: 7, time: '17:00', length: 60, type: 'Meeting', isPrivate: true, isCommon: true },
  { key: 'tradeFair', born: 'exchange', day: 9, length: 2, type: '', isCommon: true },
  { key: 'serviceDay', born: 'siebel', day: -3, time: '08:15', length: 60, type: 'Meeting', isWeekly: true, only: 'service' },
]; // prettier-ignore

export interface TaskPlan {
  readonly key: TaskKey;
  readonly born: Born;
  /** The working day it is due. */
  readonly due: number;
  readonly type: string;
  readonly status: 'Not Started' | 'Acknowledged' | 'In Progress' | 'On Hold' | 'Done' | 'Cancelled';
  readonly priority: '1-ASAP' | '2-High' | '3-Medium' | '4-Low';
  readonly account?: number;
  readonly withContact?: boolean;
  readonly with?: 'colleague';
  readonly isCommon?: boolean;
}

export const TASK_PLAN: readonly TaskPlan[] = [
  { key: 'priceList', born: 'siebel', due: -3, type: 'To Do', status: 'Done', priority: '3-Medium', account: 2 },
  { key: 'catalogue', born: 'siebel', due: -1, type: 'To Do', status: 'Cancelled', priority: '4-Low', account: 1 },
  { key: 'complaint', born: 'siebel', due: 0, type: 'Email - Outbound', status: 'Acknowledged', priority: '2-High', account: 3, withContact: true },
  { key: 'quotation', born: 'siebel', due: 1, type: 'Email - Outbound', status: 'Not Started', priority: '1-ASAP', account: 0, withContact: true },
  { key: 'visitReport', born: 'siebel', due: 2, type: 'To Do', status: 'In Progress', priority: '3-Medium', account: 2, with: 'colleague' },
  { key: 'drawings', born: 'siebel', due: 6, type: 'Research', status: 'On Hold', priority: '3-Medium', account: 4 },
  { key: 'creditLimit', born: 'both', due: 3, type: 'To Do', status: 'Not Started', priority: '3-Medium', account: 0 },
  { key: 'sampleParts', born: 'both', due: 4, type: 'To Do', status: 'In Progress', priority: '2-High', account: 1 },
  { key: 'references', born: 'exchange', due: 5, type: 'Research', status: 'Not Started', priority: '3-Medium', account: 4 },
  { key: 'flights', born: 'exchange', due: 1, type: '', status: 'Not Started', priority: '2-High', account: 3 },
  { key: 'expenses', born: 'exchange', due: 2, type: '', status: 'In Progress', priority: '3-Medium', isCommon: true },
  { key: 'safetyRules', born: 'exchange', due: 8, type: '', status: 'Not Started', priority: '4-Low', isCommon: true },
  { key: 'parking', born: 'exchange', due: -1, type: '', status: 'Done', priority: '3-Medium', isCommon: true },
  { key: 'headset', born: 'exchange', due: 4, type: '', status: 'On Hold', priority: '3-Medium', isCommon: true },
]; // prettier-ignore
