// Which part of the console is shown and what is open in it, as the page's address says: ?show=plans&plan=12 is a link to a plan.
import { DOMAINS } from '../../../shared/vocabulary.ts';
import type { Domain } from '../../../shared/vocabulary.ts';
import { usePlace } from '../../hooks/usePlace.ts';

const SECTIONS = ['users', 'issues', 'plans', 'journal'] as const;
export type Section = (typeof SECTIONS)[number];

/** What may be open within a section. */
export interface Opened {
  readonly domain?: Domain | undefined;
  readonly issue?: string | undefined;
  readonly login?: string | undefined;
  readonly plan?: string | undefined;
}

export interface SectionPlace {
  readonly opened: Opened;
  readonly section: Section;
  /** Goes to a section; what was open elsewhere is closed, unless it is named. */
  readonly show: (section: Section, opened?: Opened) => void;
}

const NOTHING: Record<keyof Opened, undefined> = {
  domain: undefined,
  issue: undefined,
  login: undefined,
  plan: undefined,
};

export function useSection(): SectionPlace {
  const [place, go] = usePlace();
  const section = SECTIONS.find((candidate) => candidate === place['show']) ?? 'users';
  const { issue, login, plan } = place;
  const domain = DOMAINS.find((candidate) => candidate === place['domain']);
  return {
    opened: { domain, issue, login, plan },
    section,
    show: (next, opened = {}) => go({ show: next === 'users' ? undefined : next, ...NOTHING, ...opened }),
  };
}
