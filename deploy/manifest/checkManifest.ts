// Everything that must hold in manifest.xml, in words. Microsoft's own validator is a service, so it can gate no build.
import { checkActions } from './actions.ts';
import { checkIcons, type SizeOf } from './icons.ts';
import { checkIds } from './ids.ts';
import { checkOrder } from './order.ts';
import { checkRequirements } from './requirements.ts';
import { checkTexts } from './texts.ts';
import { checkUrls } from './urls.ts';
import { parseXml } from './xml.ts';

/** What is wrong, one sentence each; empty when nothing is. `sizeOf` tells the size of a picture by its path below the origin. */
export function checkManifest(text: string, sizeOf: SizeOf): readonly string[] {
  let app;
  try {
    app = parseXml(text);
  } catch (error) {
    return [`The manifest is not well formed: ${error instanceof Error ? error.message : String(error)}`];
  }
  const misplaced = checkOrder(app);
  // The other checks look for things where the schema has them.
  if (misplaced.length > 0) return misplaced;
  return [checkIds, checkTexts, checkUrls, checkRequirements, checkActions]
    .flatMap((check) => check(app))
    .concat(checkIcons(app, sizeOf));
}
