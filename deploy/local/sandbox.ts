// `npm run sandbox`: the sandbox servers alone, for whoever wants to point something else at them.
import path from 'node:path';
import { localAddresses } from './addresses.ts';
import { loadCredentials } from './credentials.ts';
import { startSandbox } from './sandboxProcesses.ts';

const root = path.resolve(import.meta.dirname, '../..');
const addresses = localAddresses(root, process.env);

const sandbox = await startSandbox(root, addresses, loadCredentials(root));
console.log(`The sandbox is ready.
  Exchange (Graph)   ${addresses.graph}/v1.0   to look at: ${addresses.graph}/
  Siebel REST        ${addresses.siebel}   to look at: ${new URL('/', addresses.siebel).href}
  Token issuer       ${addresses.identity}/${addresses.tenantId}/v2.0/.well-known/openid-configuration
Credentials are in .env.sandbox. Ctrl-C stops it.`);

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    void sandbox.stop().then(() => process.exit(0));
  });
}
for (const program of sandbox.programs) {
  void program.ended.then((code) => {
    console.error(`${program.name} stopped with code ${code}:\n${program.lastLines()}`);
    void sandbox.stop().then(() => process.exit(1));
  });
}
