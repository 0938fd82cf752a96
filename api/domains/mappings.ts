// The three domains by name.
import type { Domain } from '../../shared/vocabulary.ts';
import { calendarMapping } from './calendar/calendarMapping.ts';
import { contactMapping } from './contact/contactMapping.ts';
import type { DomainMapping } from './domainMapping.ts';
import { taskMapping } from './task/taskMapping.ts';

export const MAPPINGS: Readonly<Record<Domain, DomainMapping>> = {
  contact: contactMapping,
  calendar: calendarMapping,
  task: taskMapping,
};

export function mappingOf(domain: Domain): DomainMapping {
  return MAPPINGS[domain];
}
