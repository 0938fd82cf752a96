// The settings that hold for everybody.
import { changeSettingsBodySchema, settingsViewSchema } from '../../../shared/contract/settings.ts';
import type { ServiceDependencies } from '../../services/dependencies.ts';
import { changeSettings, showSettings } from '../../services/systemSettings.ts';
import { ADMINISTRATORS, OVERSEERS } from '../policies/policy.ts';
import { jsonRoute, type Route } from '../route.ts';

export function settingsRoutes(services: ServiceDependencies): Route[] {
  return [
    jsonRoute({
      method: 'get',
      path: '/api/settings',
      summary: 'What is set for everybody: how long the journal is kept, and the Extract Start Date',
      policy: OVERSEERS,
      response: settingsViewSchema,
      handle: () => showSettings(services),
    }),
    jsonRoute({
      method: 'put',
      path: '/api/settings',
      summary: 'Change settings that hold for everybody; what is not named stays as it is',
      policy: ADMINISTRATORS,
      body: changeSettingsBodySchema,
      response: settingsViewSchema,
      handle: ({ body }) => changeSettings(services, body),
    }),
  ];
}
