// Where a record opens in Siebel's own screens, from the template that an administrator gave. Pure.
import type { RecordKind } from '../../shared/contract/siebelRecords.ts';

/** What can be opened. */
export type Opened = RecordKind | 'activity';

/** Business object and component, and the name that Siebel's screens have for a kind. */
const NAMES: Readonly<Record<Opened, { readonly component: string; readonly kind: string }>> = {
  contact: { component: 'Contact/Contact', kind: 'Contact' },
  account: { component: 'Account/Account', kind: 'Account' },
  opportunity: { component: 'Opportunity/Opportunity', kind: 'Opportunity' },
  'service request': { component: 'Service Request/Service Request', kind: 'Service Request' },
  activity: { component: 'Action/Action', kind: 'Activity' },
};

/** Null without a template. `login`: of the user who looks. */
export function openInSiebel(template: string | null, what: Opened, id: string, login: string): string | null {
  if (template === null) return null;
  const { component, kind } = NAMES[what];
  const values: Readonly<Record<string, string>> = {
    component: component.split('/').map(encodeURIComponent).join('/'),
    kind: encodeURIComponent(kind),
    id: encodeURIComponent(id),
    login: encodeURIComponent(login),
  };
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
