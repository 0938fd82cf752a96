// What of the directory belongs to nobody: the organization, and the rooms that can be booked. Knows the sample company only.
import type { Reply } from '../call.ts';
import { GraphError } from '../GraphError.ts';
import { guidOf } from '../ids.ts';
import { entityReply, listReply } from '../odata/shape.ts';
import type { Json } from '../schema/readBody.ts';
import type { Route, RouteContext } from './route.ts';

const pageSize = 100;

function domainsOf({ store }: RouteContext): string[] {
  const domains = store.mailboxOwners.map(({ email }) => email.slice(email.indexOf('@') + 1).toLowerCase());
  return [...new Set(domains)];
}

function renderOrganization(context: RouteContext): Json {
  const [main] = context.store.company.organizations;
  return {
    id: guidOf(`tenant ${main?.name ?? ''}`),
    displayName: main?.name ?? 'Sandbox',
    tenantType: 'AAD',
    verifiedDomains: domainsOf(context).map((name, index) => ({
      capabilities: 'Email',
      isDefault: index === 0,
      isInitial: index === 0,
      name,
      type: 'Managed',
    })),
  };
}

function listOrganizations(context: RouteContext): Reply {
  const view = { typeName: 'organization', set: 'organization', pageSize, render: (entity: Json) => entity };
  return listReply(context.call, [renderOrganization(context)], view);
}

function getOrganization(context: RouteContext): Reply {
  const entity = renderOrganization(context);
  if (entity['id'] === context.params['id']?.toLowerCase())
    return entityReply(context.call, entity, 'organization', 'organization');
  const message = `Resource '${context.params['id'] ?? ''}' does not exist or one of its queried reference-property objects are not present.`;
  throw new GraphError(404, 'Request_ResourceNotFound', message);
}

function listRooms({ call, store }: RouteContext): Reply {
  return listReply(call, store.company.rooms, {
    typeName: 'room',
    set: 'places/microsoft.graph.room',
    pageSize,
    render: ({ name, email }): Json => ({
      id: guidOf(`place ${email.toLowerCase()}`),
      displayName: name,
      nickname: name,
      emailAddress: email,
      bookingType: 'standard',
      isWheelChairAccessible: false,
      tags: [],
    }),
  });
}

/** Routes of the organization and its rooms. A path's type name comes without its namespace. */
export const directoryRoutes: readonly Route[] = [
  { method: 'GET', pattern: 'organization', permission: 'Organization', handle: listOrganizations },
  { method: 'GET', pattern: 'organization/{id}', permission: 'Organization', handle: getOrganization },
  { method: 'GET', pattern: 'places/room', permission: 'Place', handle: listRooms },
];
