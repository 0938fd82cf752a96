// `npm run validate`: checks manifest.xml and the unified manifest; `npm run validate -- --write` first makes the second from the first.
import path from 'node:path';
import { validateManifests } from './validateManifests.ts';

const wrong = await validateManifests(path.resolve(import.meta.dirname, '../..'), process.argv.includes('--write'));
for (const sentence of wrong) console.error(`- ${sentence}`);
if (wrong.length > 0) process.exit(1);
console.log('manifest.xml and the unified manifest are in order.');
