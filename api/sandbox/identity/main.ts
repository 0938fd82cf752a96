// The token issuer as a process: reads the environment, starts, and stops with its parent.
import { makeCompany } from '../sampleData/company.ts';
import { DEFAULT_PORTS, DEFAULT_TENANT_ID, PRODUCT_CLIENT_ID, WEB_CLIENT_ID } from '../common/defaults.ts';
import { stopWithParent } from '../common/http.ts';
import { startIdentitySandbox } from './server.ts';

const port = Number(process.env['SANDBOX_IDENTITY_PORT'] ?? DEFAULT_PORTS.identity);
const company = makeCompany('empty', new Date());
const sandbox = await startIdentitySandbox({
  port,
  tlsPort: port + 1,
  dataDir: process.env['DATA_DIR'] ?? '.data',
  tenantId: process.env['TENANT_ID'] ?? DEFAULT_TENANT_ID,
  clients: [
    { id: PRODUCT_CLIENT_ID, secret: process.env['CLIENT_SECRET'] ?? null },
    { id: WEB_CLIENT_ID, secret: null },
  ],
  people: company.employees.map(({ firstName, lastName, email, jobTitle }) => ({
    name: `${firstName} ${lastName}`,
    upn: email.toLowerCase(),
    jobTitle,
    roles: ['User'],
  })),
});
stopWithParent(() => sandbox.close());
console.log(`sandbox identity ready ${sandbox.url} ${sandbox.tlsUrl}`);
