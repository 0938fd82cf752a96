// The series of one person as Graph bodies.
import type { Day } from './days.ts';
import { EMPLOYEES } from './people.ts';
import { itemAt } from './random.ts';
import { seriesBody } from './recurrences.ts';
import { SERIES_PLAN, type SeriesPlan } from './seriesPlan.ts';
import type { SampleBody } from './types.ts';

function seriesEvent(plan: SeriesPlan, today: Day): SampleBody {
  const { categories = [], notes, place, reminder, sensitivity = 'normal', showAs = 'busy', subject } = plan;
  const zone = plan.zone ?? itemAt(EMPLOYEES, plan.owner).timeZone;
  return {
    subject,
    body: { contentType: 'text', content: notes },
    ...(place === undefined ? {} : { location: { displayName: place } }),
    categories,
    sensitivity,
    showAs,
    isReminderOn: reminder !== undefined,
    reminderMinutesBeforeStart: reminder ?? 15,
    ...seriesBody(plan.rhythm, zone, today),
  };
}

/** The n-th employee's series without attendees. */
export function seriesOf(owner: number, today: Day): readonly SampleBody[] {
  return SERIES_PLAN.filter((plan) => plan.owner === owner).map((plan) => seriesEvent(plan, today));
}
