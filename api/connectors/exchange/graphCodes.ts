// What Graph's error codes mean, as far as a status alone does not tell. Data; codes in lower case, since their case varies.

const GONE = 'the mailbox does not exist. Correct the address in the User Map, or disable the user.';
const UNLICENSED =
  'the mailbox has no Exchange Online licence, or is not in Exchange Online. Assign a licence, move the mailbox, or disable the user.';
const CLOSED =
  'the mailbox is closed to the application. Let the application into it (application access policy, RBAC for Applications), or disable the user.';

/** Codes that say the mailbox itself is not there for us, whatever was asked of it: why, and what to do. */
export const MAILBOX_CODES: Readonly<Record<string, string>> = {
  erroraccessdenied: CLOSED,
  erroraccountdisabled: 'the account of the mailbox is disabled. Enable it, or disable the user.',
  errorinvaliduser: GONE,
  errornonexistentmailbox: GONE,
  mailboxnotenabledforrestapi: UNLICENSED,
  mailboxnotsupportedforrestapi: UNLICENSED,
  resourcenotfound: GONE,
  request_resourcenotfound: GONE,
};
export const MAILBOX_CLOSED = CLOSED;

/** The application lacks a permission altogether: no mailbox can be synced. */
export const APPLICATION_CODES = ['authorization_requestdenied'];

/** These pass, whatever the status. */
export const PASSING_CODES = [
  'applicationthrottled',
  'errorbatchprocessingstopped',
  'errorconnectionfailed',
  'errorinternalservertransienterror',
  'errormailboxmoveinprogress',
  'errormailboxstoreunavailable',
  'errorserverbusy',
  'errortimeoutexpired',
  'errortoomanyobjectsopened',
  'mailboxinfostale',
  'serviceunavailable',
  'toomanyrequests',
];

/** These are about what was sent, whatever the status: the same again would be refused again. */
export const LASTING_CODES = [
  'errorcorruptdata',
  'errorinvalidpropertyrequest',
  'errorinvalidrequest',
  'erroritemcorrupt',
  'errormessagesizeexceeded',
  'errorpropertyvalidationfailure',
  'notimplemented',
  'notsupported',
];
