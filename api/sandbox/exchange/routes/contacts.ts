// Contacts: list, create, read, change, delete, track. Knows which folder a path means; the contact's rules are entities/contact.ts's.
import type { Reply } from '../call.ts';
import { deltaReply, refuseOptions, removedEntry } from '../delta.ts';
import { checkIfMatch, idOf } from '../entities/common.ts';
import { renderContact, writeContact } from '../entities/contact.ts';
import { expandPart, partsForFilter, readItemBody, withExtensions, writeParts } from '../entities/itemParts.ts';
import { badQuery, itemNotFound, notPlayed } from '../GraphError.ts';
import { itemId, newItemKey } from '../ids.ts';
import { entityReply, listReply } from '../odata/shape.ts';
import type { Json } from '../schema/readBody.ts';
import type { Item } from '../mailboxes/item.ts';
import { deletedItems } from '../mailboxes/Mailbox.ts';
import type { Mailbox } from '../mailboxes/Mailbox.ts';
import { contactFolderKey } from '../entities/contactFolder.ts';
import { folderOfPath } from './contactFolders.ts';
import { underEach } from './route.ts';
import type { Route, RouteContext } from './route.ts';

const pageSize = 10;
const setOf = (mailbox: Mailbox) => `users('${mailbox.userId}')/contacts`;

function expand(context: RouteContext, item: Item, entity: Json): Json {
  return context.call.query.expand.reduce((result, option) => {
    const withPart = expandPart(item, result, option);
    if (withPart) return withPart;
    if (option.name === 'photo') throw notPlayed('$expand=photo of a contact');
    throw badQuery(`Could not find a navigation property named '${option.name}' on type 'microsoft.graph.contact'.`);
  }, entity);
}

/**
 * The contact of a path; one in Deleted Items is found too, except through a folder's path.
 * @throws GraphError 404 ErrorItemNotFound, 400 ErrorInvalidIdMalformed
 */
export function contactOfPath(context: RouteContext): Item {
  const mailbox = context.mailbox();
  const found = mailbox.find('contact', context.params['id'] ?? '');
  const isElsewhere = found && context.params['folder'] !== undefined && found.item.folder !== folderOfPath(context);
  if (!found || found.parsed.occurrence !== undefined || isElsewhere) throw itemNotFound();
  return found.item;
}

function rowsOf(context: RouteContext): Item[] {
  const folder = folderOfPath(context);
  return [...context.mailbox().contact.all()].filter((item) => item.folder === folder);
}

function list(context: RouteContext): Reply {
  const { call } = context;
  const mailbox = context.mailbox();
  const render = (item: Item) => renderContact(mailbox, item, call.prefer);
  return listReply(call, rowsOf(context), {
    typeName: 'contact',
    set: setOf(mailbox),
    pageSize,
    render,
    forFilter: (item) => ({ ...render(item), ...partsForFilter(item) }),
    expand: (item, entity) => expand(context, item, entity),
  });
}

function reply(context: RouteContext, item: Item, status = 200): Reply {
  const { call } = context;
  const mailbox = context.mailbox();
  const rendered = renderContact(mailbox, item, call.prefer);
  const entity = expand(context, item, status === 201 ? withExtensions(item, rendered) : rendered);
  return entityReply(call, entity, 'contact', setOf(mailbox), status);
}

function create(context: RouteContext): Reply {
  const mailbox = context.mailbox();
  const body = readItemBody(context.call.body, 'contact');
  const item = mailbox.put('contact', {
    key: newItemKey(),
    folder: folderOfPath(context),
    left: [],
    created: mailbox.instant(),
    data: writeContact(body, undefined),
    ...writeParts(body),
  });
  return reply(context, item, 201);
}

function change(context: RouteContext): Reply {
  const mailbox = context.mailbox();
  const before = contactOfPath(context);
  checkIfMatch(context.call, before);
  const body = readItemBody(context.call.body, 'contact');
  const parent = body['parentFolderId'];
  const folder =
    typeof parent === 'string' && parent !== mailbox.folderId(before.folder)
      ? contactFolderKey(mailbox, parent)
      : before.folder;
  const data = writeContact(body, before.data);
  const draft = { ...before, data, ...writeParts(body, before) };
  return reply(
    context,
    folder === before.folder ? mailbox.put('contact', draft) : mailbox.move('contact', draft, folder),
  );
}

function remove(context: RouteContext): Reply {
  const mailbox = context.mailbox();
  const item = contactOfPath(context);
  checkIfMatch(context.call, item);
  if (item.folder === deletedItems) mailbox.purge('contact', item);
  else mailbox.move('contact', item, deletedItems);
  return { status: 204 };
}

function removeForGood(context: RouteContext): Reply {
  context.mailbox().purge('contact', contactOfPath(context));
  return { status: 204 };
}

function track(context: RouteContext): Reply {
  const { call, store } = context;
  const mailbox = context.mailbox();
  const folder = folderOfPath(context);
  refuseOptions(call, 'Contacts', ['orderby', 'filter', 'expand', 'search', 'skip']);
  return deltaReply(call, store, mailbox, {
    typeName: 'contact',
    set: `${setOf(mailbox)}/$delta`,
    collection: mailbox.contact,
    scope: `contacts ${folder}`,
    pageSize,
    entriesOf: (entry, isNews) => {
      if ('gone' in entry) {
        const { key, folders } = entry.gone;
        const isHere = isNews && folders.includes(folder);
        return isHere ? [removedEntry(itemId(mailbox.tag, folder, key, call.prefer.immutableIds))] : [];
      }
      const { item } = entry;
      if (item.folder === folder)
        return [
          Object.assign(renderContact(mailbox, item, call.prefer), { '@odata.type': '#microsoft.graph.contact' }),
        ];
      return isNews && item.left.includes(folder)
        ? [removedEntry(idOf(mailbox, { ...item, folder }, call.prefer))]
        : [];
    },
  });
}

const permission = 'Contacts';

const folders = 'users/{user}/contactFolders';

/** Where contacts are: a user's, in a folder, in a folder's folder. */
export const contactPaths = ['users/{user}', `${folders}/{folder}`, `${folders}/{parent}/childFolders/{folder}`];

/** Routes of contacts, under the user and under a folder. */
export const contactRoutes: readonly Route[] = underEach(contactPaths, (base) => [
  { method: 'GET', pattern: `${base}/contacts`, permission, handle: list },
  { method: 'POST', pattern: `${base}/contacts`, permission, handle: create },
  { method: 'GET', pattern: `${base}/contacts/delta`, permission, handle: track },
  {
    method: 'GET',
    pattern: `${base}/contacts/{id}`,
    permission,
    handle: (context) => reply(context, contactOfPath(context)),
  },
  { method: 'PATCH', pattern: `${base}/contacts/{id}`, permission, handle: change },
  { method: 'DELETE', pattern: `${base}/contacts/{id}`, permission, handle: remove },
  { method: 'POST', pattern: `${base}/contacts/{id}/permanentDelete`, permission, handle: removeForGood },
]);
