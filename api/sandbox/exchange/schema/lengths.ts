// How long Exchange lets texts be. The metadata does not say; Outlook's own limit of 255 stands for every text of one line.
// Knows numbers only.

const line = 255;
const limits: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    calendar: 'name',
    calendarGroup: 'name',
    checklistItem: 'displayName',
    contact: `
      assistantName businessHomePage companyName department displayName fileAs generation givenName initials jobTitle manager middleName
      mobilePhone nickName officeLocation profession spouseName surname title yomiCompanyName yomiGivenName yomiSurname
    `,
    contactFolder: 'displayName',
    event: 'subject transactionId',
    location: 'displayName',
    outlookCategory: 'displayName',
    todoTask: 'title',
    todoTaskList: 'displayName',
  }).map(([type, names]) => [type, new Set(names.split(/\s+/))]),
);

/** The most characters that a property's text may have; Infinity where there is no limit. */
export function longest(typeName: string, property: string): number {
  return limits.get(typeName)?.has(property) === true ? line : Infinity;
}
