// Every route that the sandbox's Exchange plays. Knows the list only.
import { calendarGroupRoutes } from './calendarGroups.ts';
import { calendarPermissionRoutes } from './calendarPermissions.ts';
import { categoryRoutes } from './categories.ts';
import { directoryRoutes } from './directory.ts';
import { exchangeIdRoutes } from './exchangeIds.ts';
import { extensionRoutes } from './extensions.ts';
import { mailboxSettingsRoutes } from './mailboxSettings.ts';
import { mailFolderRoutes } from './mailFolders.ts';
import { outlookRoutes } from './outlook.ts';
import { photoRoutes } from './photos.ts';
import { calendarRoutes } from './calendars.ts';
import { checklistItemRoutes } from './checklistItems.ts';
import { contactFolderRoutes } from './contactFolders.ts';
import { contactRoutes } from './contacts.ts';
import { eventActionRoutes } from './eventActions.ts';
import { eventRoutes } from './events.ts';
import { linkedResourceRoutes } from './linkedResources.ts';
import { scheduleRoutes } from './schedules.ts';
import { taskListRoutes } from './taskLists.ts';
import { todoRoutes } from './todo.ts';
import { userRoutes } from './users.ts';
import type { Route } from './route.ts';

/** All routes; what none of them matches is refused by name. */
export const routes: readonly Route[] = [
  ...userRoutes,
  ...directoryRoutes,
  ...mailboxSettingsRoutes,
  ...outlookRoutes,
  ...categoryRoutes,
  ...exchangeIdRoutes,
  ...mailFolderRoutes,
  ...contactFolderRoutes,
  ...contactRoutes,
  ...calendarRoutes,
  ...calendarGroupRoutes,
  ...calendarPermissionRoutes,
  ...scheduleRoutes,
  ...eventRoutes,
  ...eventActionRoutes,
  ...taskListRoutes,
  ...todoRoutes,
  ...checklistItemRoutes,
  ...extensionRoutes,
  ...photoRoutes,
  ...linkedResourceRoutes,
];
