// Where the local run listens: the default ports, each changed by its variable.
import path from 'node:path';

export interface LocalAddresses {
  readonly dataDir: string;
  readonly tenantId: string;
  readonly product: string;
  readonly graph: string;
  readonly siebel: string;
  readonly identity: string;
  readonly environment: Readonly<Record<string, string>>;
}

const DEFAULT_TENANT = '6f2d1c9e-5b1a-4c7e-9a53-0d4c8b7e2f10';

/** The addresses for this environment; `root` is the project's folder. The name localhost is for browsers, which know the certificate by it. */
export function localAddresses(root: string, environment: NodeJS.ProcessEnv, isHttps = false): LocalAddresses {
  const port = (name: string, fallback: string): string => environment[name] || fallback;
  const ports = {
    PORT: port('PORT', '3000'),
    SANDBOX_GRAPH_PORT: port('SANDBOX_GRAPH_PORT', '3010'),
    SANDBOX_SIEBEL_PORT: port('SANDBOX_SIEBEL_PORT', '3020'),
    SANDBOX_IDENTITY_PORT: port('SANDBOX_IDENTITY_PORT', '3030'),
  };
  const tenantId = environment['TENANT_ID'] || DEFAULT_TENANT;
  return {
    dataDir: path.resolve(root, environment['DATA_DIR'] || '.data'),
    tenantId,
    product: isHttps ? `https://localhost:${ports.PORT}` : `http://127.0.0.1:${ports.PORT}`,
    graph: `http://127.0.0.1:${ports.SANDBOX_GRAPH_PORT}`,
    siebel: `http://127.0.0.1:${ports.SANDBOX_SIEBEL_PORT}/siebel/v1.0`,
    identity: `http://127.0.0.1:${ports.SANDBOX_IDENTITY_PORT}`,
    environment: {
      ...ports,
      TENANT_ID: tenantId,
      // The sandbox's screens are somebody's: those of whoever opens a record.
      SIEBEL_OPEN_URL:
        environment['SIEBEL_OPEN_URL'] ||
        `http://127.0.0.1:${ports.SANDBOX_SIEBEL_PORT}/pages/{login}/record/{component}/{id}`,
    },
  };
}
