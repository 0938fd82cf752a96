// Both manifests of a tree: manifest.xml, and the unified one that is made from it. Microsoft's tool reads the one and checks the other against
// its schema; neither needs a network (what it does with XML beyond reading is a service, and is left alone).
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { OfficeAddinManifest, validateManifest } from 'office-addin-manifest';
import { checkManifest } from './checkManifest.ts';
import { sizeOfPng } from './icons.ts';
import { unifiedManifest } from './unified.ts';
import { parseXml } from './xml.ts';

/** What is wrong below the folder `root`, one sentence each. With `write`, the unified manifest is first made anew. */
export async function validateManifests(root: string, write: boolean): Promise<readonly string[]> {
  const xmlFile = path.join(root, 'manifest.xml');
  const jsonFile = path.join(root, 'deploy/manifest/manifest.json');
  const xml = readFileSync(xmlFile, 'utf8');
  const wrong = checkManifest(xml, (address) => {
    const file = path.join(root, 'addin/assets', address);
    return existsSync(file) ? sizeOfPng(readFileSync(file)) : null;
  });
  if (wrong.length > 0) return wrong;
  const json = `${JSON.stringify(unifiedManifest(parseXml(xml)), null, 2)}\n`;
  if (write) writeFileSync(jsonFile, json);
  if (!existsSync(jsonFile) || readFileSync(jsonFile, 'utf8') !== json) {
    return ['deploy/manifest/manifest.json is not what follows from manifest.xml. Run: npm run validate -- --write'];
  }
  return [...(await readAsInfo(xmlFile)), ...(await checkUnified(jsonFile))];
}

/** What `office-addin-manifest info` does. */
async function readAsInfo(file: string): Promise<readonly string[]> {
  const { officeAppType, hosts, id } = await OfficeAddinManifest.readManifestFile(file);
  const isMail = id !== undefined && officeAppType === 'MailApp' && hosts?.join() === 'Mailbox';
  return isMail ? [] : ['office-addin-manifest does not take manifest.xml for a mail add-in.'];
}

/** What `office-addin-manifest validate` does with JSON. */
async function checkUnified(file: string): Promise<readonly string[]> {
  const { isValid, report } = await validateManifest(file);
  if (isValid) return [];
  return (report?.errors ?? [{ content: 'not valid' }]).map(({ content }) => `The unified manifest: ${content}`);
}
