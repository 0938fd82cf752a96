// Photos of users and contacts: nobody has one, and none can be set. Knows what Graph answers where there is no photo.
import { GraphError, itemNotFound } from '../GraphError.ts';
import { contactOfPath, contactPaths } from './contacts.ts';
import type { Permission, Route, RouteContext } from './route.ts';
import { userOfPath } from './users.ts';

function routesUnder(path: string, permission: Permission, refuse: (context: RouteContext) => never): Route[] {
  const patterns = [`${path}/photo`, `${path}/photo/$value`];
  return patterns.map((pattern) => ({ method: 'GET', pattern, permission, handle: refuse }));
}

function noUserPhoto(context: RouteContext): never {
  userOfPath(context);
  throw new GraphError(404, 'ImageNotFound', "The photo wasn't found.");
}

function noContactPhoto(context: RouteContext): never {
  contactOfPath(context);
  throw itemNotFound();
}

/** Routes of photos. */
export const photoRoutes: readonly Route[] = [
  ...routesUnder('users/{user}', 'User', noUserPhoto),
  ...contactPaths.flatMap((path) => routesUnder(`${path}/contacts/{id}`, 'Contacts', noContactPhoto)),
];
