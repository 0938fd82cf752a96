// The product's configuration: environment variables, checked once at start. Defaults follow the sandbox's ports, and nothing else knows of it.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { UserError } from './errors.ts';

const port = (fallback: number) => z.coerce.number().int().min(1).max(65_535).default(fallback);

const PLACEHOLDERS = ['{component}', '{kind}', '{id}', '{login}'];

/** A link that people press: of the web, of one record, with nothing in braces that nobody fills. */
function checkTemplate(template: string, { addIssue }: z.RefinementCtx): void {
  const say = (message: string): void => addIssue({ code: 'custom', message });
  const unknown = (template.match(/\{[^}]*\}?/g) ?? []).find((name) => !PLACEHOLDERS.includes(name));
  if (!/^https?:\/\/[^{]+\//.test(template) || !URL.canParse(template))
    say('must be an address that begins with https://host/'); // prettier-ignore
  else if (unknown) say(`${unknown} is no placeholder; there are ${PLACEHOLDERS.join(', ')}`);
  else if (!template.includes('{id}')) say('must hold {id}, the row id of the record');
}

const schema = z.object({
  PORT: port(3000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: z.url().optional(),
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: z.string().optional(),
  ENCRYPTION_KEYS: z.string().optional(),
  SANDBOX_GRAPH_PORT: port(3010),
  SANDBOX_SIEBEL_PORT: port(3020),
  SANDBOX_IDENTITY_PORT: port(3030),
  GRAPH_BASE_URL: z.url().optional(),
  SIEBEL_BASE_URL: z.url().optional(),
  AUTHORITY_URL: z.url().optional(),
  /** The authority as a browser reaches it, where that differs from AUTHORITY_URL. */
  BROWSER_AUTHORITY_URL: z.url().optional(),
  TENANT_ID: z.string().default('6f2d1c9e-5b1a-4c7e-9a53-0d4c8b7e2f10'),
  CLIENT_ID: z.string().default('siebel-server-sync'),
  WEB_CLIENT_ID: z.string().default('siebel-server-sync-web'),
  CLIENT_SECRET: z.string().optional(),
  CLIENT_CERTIFICATE_PATH: z.string().optional(),
  API_AUDIENCE: z.string().default('api://siebel-server-sync'),
  CA_FILE: z.string().optional(),
  /** PEM files; with them the server speaks https, without it is for whatever stands in front of it. */
  TLS_CERTIFICATE_FILE: z.string().optional(),
  TLS_KEY_FILE: z.string().optional(),
  SIEBEL_USERNAME: z.string().default('SADMIN'),
  SIEBEL_PASSWORD: z.string().optional(),
  SIEBEL_MAP_FILE: z.string().optional(),
  /** Where a record opens in Siebel's screens. */
  SIEBEL_OPEN_URL: z.string().superRefine(checkTemplate).optional(),
  /** The longest transaction in Siebel (bulk loads too) whose changes must not be missed. */
  FEED_OVERLAP_MINUTES: z.coerce.number().min(0).max(1_440).default(10),
  DISPATCH_INTERVAL_SECONDS: z.coerce.number().min(1).default(60),
  ENGINE_CONCURRENCY: z.coerce.number().int().min(0).max(64).default(4),
  /** How long a process that is asked to end waits for its tasks; less than what its supervisor waits before it kills. */
  STOP_SECONDS: z.coerce.number().min(0).max(3_600).default(25),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

export interface Config extends z.infer<typeof schema> {
  readonly dataDir: string;
  readonly publicUrl: string;
  readonly graphBaseUrl: string;
  readonly siebelBaseUrl: string;
  readonly authorityUrl: string;
  readonly browserAuthorityUrl: string;
  /** A certificate authority to trust beside the public ones, or null. */
  readonly caFile: string | null;
  /** Files of the server's own certificate and its key, or null for plain http. */
  readonly tls: { readonly certificateFile: string; readonly keyFile: string } | null;
}

/**
 * Reads the configuration from the environment and, for what it lacks, from the file `.env.sandbox`: credentials made at the
 * first start (SANDBOX_ENV_FILE names another file).
 * @throws UserError naming every variable that is wrong.
 */
export function loadConfig(environment: NodeJS.ProcessEnv, root: string): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = schema.safeParse({
    ...readEnvFile(resolve(root, environment['SANDBOX_ENV_FILE'] || '.env.sandbox')),
    ...given,
  });
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
    throw new UserError('configuration-invalid', `The configuration is not usable. ${wrong}.`);
  }
  const values = parsed.data;
  const dataDir = resolve(root, values.DATA_DIR);
  const identityTls = `https://127.0.0.1:${values.SANDBOX_IDENTITY_PORT + 1}`;
  const identityPlain = `http://127.0.0.1:${values.SANDBOX_IDENTITY_PORT}`;
  const ownCa = join(dataDir, 'ca.pem');
  const tls = tlsFiles(values.TLS_CERTIFICATE_FILE, values.TLS_KEY_FILE);
  return {
    ...values,
    dataDir,
    publicUrl: values.PUBLIC_URL ?? (tls ? `https://localhost:${values.PORT}` : `http://127.0.0.1:${values.PORT}`),
    graphBaseUrl: values.GRAPH_BASE_URL ?? `http://127.0.0.1:${values.SANDBOX_GRAPH_PORT}`,
    siebelBaseUrl: values.SIEBEL_BASE_URL ?? `http://127.0.0.1:${values.SANDBOX_SIEBEL_PORT}/siebel/v1.0`,
    authorityUrl: values.AUTHORITY_URL ?? identityTls,
    browserAuthorityUrl: values.BROWSER_AUTHORITY_URL ?? values.AUTHORITY_URL ?? identityPlain,
    caFile: values.CA_FILE ?? (existsSync(ownCa) ? ownCa : null),
    tls,
  };
}

function tlsFiles(certificateFile: string | undefined, keyFile: string | undefined): Config['tls'] {
  if (certificateFile === undefined && keyFile === undefined) return null;
  if (certificateFile !== undefined && keyFile !== undefined) return { certificateFile, keyFile };
  throw new UserError(
    'configuration-invalid',
    'TLS_CERTIFICATE_FILE and TLS_KEY_FILE belong together: set both for https, or neither.',
  );
}

function readEnvFile(path: string): Record<string, string> {
  if (!existsSync(path)) return {};
  const lines = readFileSync(path, 'utf8').split('\n');
  return Object.fromEntries(
    lines.flatMap((line) => {
      const match = /^([A-Z_]+)=(.*)$/.exec(line.trim());
      return match?.[1] ? [[match[1], match[2] ?? '']] : [];
    }),
  );
}
