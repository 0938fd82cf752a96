// The functions that the ribbon calls without opening the pane; the manifest names them. Each answers with one line above the item.
import { ApiError } from '../client/ApiError.ts';
import { createApi } from '../client/request.ts';
import { onCommand } from '../office/functionCommand.ts';
import { startOutlook } from '../office/outlook.ts';
import type { Outlook } from '../office/outlook.ts';
import { openPaneSignIn } from '../office/paneSignIn.ts';
import { addToSyncList, peopleMeant } from './addToSyncList.ts';
import { commandStrings } from './strings.ts';
import { tellFailure, tellOutcomes } from './wording.ts';

async function addPeople(outlook: Outlook): Promise<string> {
  const strings = commandStrings(outlook.host.language);
  const item = await outlook.readItem();
  if (item === null) return strings.noItem;
  const people = peopleMeant(item);
  if (people.length === 0) return strings.nobody;
  const signIn = await openPaneSignIn(outlook);
  // A button of the ribbon opens no window: only a session that is there already counts.
  if ((await signIn.token()) === null) throw new ApiError('signed-out', 'Nobody is signed in.');
  const api = createApi('', (refused) => signIn.token(refused));
  return tellOutcomes(await addToSyncList(api, people), strings);
}

onCommand('addToSyncList', async () => {
  const outlook = await startOutlook();
  if (outlook === null) return;
  const line = await addPeople(outlook).catch((error: unknown) =>
    tellFailure(error, commandStrings(outlook.host.language)),
  );
  await outlook.notify(line);
});
