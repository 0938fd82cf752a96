// The sandbox Siebel as a process: reads the environment, starts the server, says where it is, and stops when asked to or when
// its supervisor dies.
import { z } from 'zod';
import { DEFAULT_PORTS, DEFAULT_TENANT_ID } from '../common/defaults.ts';
import { resetSchema } from '../common/doors.ts';
import { stopWithParent } from '../common/http.ts';
import { startSiebelSandbox } from './server.ts';

const port = (fallback: number) => z.coerce.number().int().min(0).max(65_535).default(fallback);

/** `demo`, `empty`, or JSON with counts, as `POST /sandbox/reset` takes it. */
const seedText = z.string().transform((text, context) => {
  try {
    return text.startsWith('{') ? (JSON.parse(text) as unknown) : text;
  } catch {
    context.addIssue('is not JSON');
    return z.NEVER;
  }
});

const environmentSchema = z.object({
  SANDBOX_SIEBEL_PORT: port(DEFAULT_PORTS.siebel),
  SANDBOX_IDENTITY_PORT: port(DEFAULT_PORTS.identity),
  SANDBOX_SIEBEL_DATABASE_URL: z.string().min(1),
  SIEBEL_PASSWORD: z.string().min(1),
  SANDBOX_USER_PASSWORD: z.string().min(1).optional(),
  TENANT_ID: z.string().min(1).default(DEFAULT_TENANT_ID),
  SANDBOX_SEED: seedText.pipe(resetSchema.shape.seed).default('demo'),
});

function readEnvironment() {
  const read = environmentSchema.safeParse(process.env);
  if (read.success) return read.data;
  const wrong = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  process.stderr.write(`The sandbox Siebel cannot start. Set these variables: ${wrong.join('; ')}\n`);
  process.exit(2);
}

const environment = readEnvironment();
const starting = startSiebelSandbox({
  port: environment.SANDBOX_SIEBEL_PORT,
  databaseUrl: environment.SANDBOX_SIEBEL_DATABASE_URL,
  identityUrl: `http://127.0.0.1:${environment.SANDBOX_IDENTITY_PORT}`,
  tenantId: environment.TENANT_ID,
  adminPassword: environment.SIEBEL_PASSWORD,
  ...(environment.SANDBOX_USER_PASSWORD ? { userPassword: environment.SANDBOX_USER_PASSWORD } : {}),
  seed: environment.SANDBOX_SEED,
});
stopWithParent(async () => (await starting).close());
try {
  const { url } = await starting;
  process.stdout.write(`sandbox siebel ready ${url}\n`);
} catch (error) {
  process.stderr.write(`The sandbox Siebel cannot start: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
