// The sandbox's Exchange as a process: reads the environment, starts the server, says where it is, and stops when asked to or when the
// process that started it dies.
import { join } from 'node:path';
import { z } from 'zod';
import { DEFAULT_PORTS, DEFAULT_TENANT_ID } from '../common/defaults.ts';
import { resetSchema } from '../common/doors.ts';
import { stopWithParent } from '../common/http.ts';
import { startExchangeSandbox } from './server.ts';

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
  SANDBOX_GRAPH_PORT: port(DEFAULT_PORTS.exchange),
  SANDBOX_IDENTITY_PORT: port(DEFAULT_PORTS.identity),
  DATA_DIR: z.string().min(1).default('.data'),
  TENANT_ID: z.string().min(1).default(DEFAULT_TENANT_ID),
  /** Hosts that may be sent notifications besides this machine, with commas between them. */
  SANDBOX_NOTIFICATION_HOSTS: z.string().default(''),
  SANDBOX_SEED: seedText.pipe(resetSchema.shape.seed).default('demo'),
});

const read = environmentSchema.safeParse(process.env);
if (!read.success) {
  const wrong = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  process.stderr.write(`The sandbox Exchange cannot start. Set these variables: ${wrong.join('; ')}\n`);
  process.exit(2);
}

const starting = startExchangeSandbox({
  port: read.data.SANDBOX_GRAPH_PORT,
  dataDir: join(read.data.DATA_DIR, 'sandbox-exchange'),
  identityUrl: `http://127.0.0.1:${read.data.SANDBOX_IDENTITY_PORT}`,
  tenantId: read.data.TENANT_ID,
  seed: read.data.SANDBOX_SEED,
  notificationHosts: read.data.SANDBOX_NOTIFICATION_HOSTS.split(',')
    .map((host) => host.trim())
    .filter(Boolean),
});
stopWithParent(async () => (await starting).close());
try {
  const { url } = await starting;
  process.stdout.write(`sandbox exchange ready ${url}\n`);
} catch (error) {
  process.stderr.write(
    `The sandbox Exchange cannot start: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exit(1);
}
