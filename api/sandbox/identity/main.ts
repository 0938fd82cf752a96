// The token issuer as a process: reads the environment, starts, and stops with its parent.
import { z } from 'zod';
import { makeCompany } from '../sampleData/company.ts';
import type { SampleEmployee } from '../sampleData/types.ts';
import { DEFAULT_PORTS, DEFAULT_TENANT_ID, PRODUCT_CLIENT_ID, WEB_CLIENT_ID } from '../common/defaults.ts';
import { seedFromText } from '../common/doors.ts';
import { stopWithParent } from '../common/http.ts';
import type { Person } from './people.ts';
import { startIdentitySandbox } from './server.ts';

/** A manager who also administers the product, to show both sides of it to one person. */
const ADMINISTRATOR_LOGIN = 'SADLER';

const environmentSchema = z.object({
  SANDBOX_IDENTITY_PORT: z.coerce.number().int().min(0).max(65_534).default(DEFAULT_PORTS.identity),
  DATA_DIR: z.string().min(1).default('.data'),
  TENANT_ID: z.string().min(1).default(DEFAULT_TENANT_ID),
  CLIENT_SECRET: z.string().min(1),
  SANDBOX_SEED: seedFromText.default('demo'),
});

function personOf({ firstName, lastName, email, jobTitle, login }: SampleEmployee): Person {
  const roles = login === ADMINISTRATOR_LOGIN ? ['Administrator', 'User'] : ['User'];
  return { name: `${firstName} ${lastName}`, upn: email.toLowerCase(), jobTitle, roles };
}

const read = environmentSchema.safeParse(process.env);
if (!read.success) {
  const wrong = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  process.stderr.write(`The sandbox token issuer cannot start. Set these variables: ${wrong.join('; ')}\n`);
  process.exit(2);
}
const { CLIENT_SECRET: secret, SANDBOX_IDENTITY_PORT: port } = read.data;
const starting = startIdentitySandbox({
  port,
  tlsPort: port === 0 ? 0 : port + 1,
  dataDir: read.data.DATA_DIR,
  tenantId: read.data.TENANT_ID,
  clients: [
    { id: PRODUCT_CLIENT_ID, secret },
    { id: WEB_CLIENT_ID, secret: null },
  ],
  people: makeCompany(read.data.SANDBOX_SEED, new Date()).employees.map(personOf),
});
stopWithParent(async () => (await starting).close());
try {
  const { url, tlsUrl } = await starting;
  process.stdout.write(`sandbox identity ready ${url} ${tlsUrl}\n`);
} catch (error) {
  process.stderr.write(
    `The sandbox token issuer cannot start: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exit(1);
}
