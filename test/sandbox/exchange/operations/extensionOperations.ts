// Operations of open extensions, which are the same on everything that takes them.
import type { Operation } from './operation.ts';
import { extensionName, samples } from './samples.ts';

/** The operations below a path; those of a user answer a change without content. */
export function extensionOperations(path: string, isOfUser = false): Operation[] {
  const all = `${path}/extensions`;
  const type = 'openTypeExtension';
  const one = `${all}/{extension}`;
  const change = { '@odata.type': 'microsoft.graph.openTypeExtension', extensionName, theme: 'light' };
  return [
    { method: 'GET', path: all, status: 200, type: `${type}[]` },
    {
      method: 'POST',
      path: all,
      body: () => samples['extensions']?.() ?? {},
      status: 201,
      type,
      shows: { theme: 'dark', visits: 3 },
    },
    { method: 'GET', path: one, status: 200, type, shows: { theme: 'dark', visits: 3 } },
    isOfUser
      ? { method: 'PATCH', path: one, body: change, status: 204 }
      : { method: 'PATCH', path: one, body: change, status: 200, type, shows: { theme: 'light' } },
    { method: 'DELETE', path: one, status: 204 },
  ];
}
