// Every route that the sandbox's Exchange plays. Knows the list only.
import { calendarGroupRoutes } from './calendarGroups.ts';
import { calendarRoutes } from './calendars.ts';
import { checklistItemRoutes } from './checklistItems.ts';
import { contactFolderRoutes } from './contactFolders.ts';
import { contactRoutes } from './contacts.ts';
import { eventActionRoutes } from './eventActions.ts';
import { eventRoutes } from './events.ts';
import { linkedResourceRoutes } from './linkedResources.ts';
import { taskListRoutes } from './taskLists.ts';
import { todoRoutes } from './todo.ts';
import { userRoutes } from './users.ts';
import type { Route } from './route.ts';

/** All routes; what none of them matches is refused by name. */
export const routes: readonly Route[] = [
  ...userRoutes,
  ...contactFolderRoutes,
  ...contactRoutes,
  ...calendarRoutes,
  ...calendarGroupRoutes,
  ...eventRoutes,
  ...eventActionRoutes,
  ...taskListRoutes,
  ...todoRoutes,
  ...checklistItemRoutes,
  ...linkedResourceRoutes,
];
