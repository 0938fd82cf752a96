// What the sandbox's servers agree on when the environment says nothing else.

export const DEFAULT_TENANT_ID = '6f2d1c9e-5b1a-4c7e-9a53-0d4c8b7e2f10';
export const DEFAULT_PORTS = { exchange: 3010, siebel: 3020, identity: 3030 } as const;

/** The applications and resources that the token issuer knows. */
export const PRODUCT_CLIENT_ID = 'siebel-server-sync';
export const WEB_CLIENT_ID = 'siebel-server-sync-web';
export const GRAPH_RESOURCE = 'https://graph.microsoft.com';
export const PRODUCT_RESOURCE = 'api://siebel-server-sync';
export const SIEBEL_RESOURCE = 'api://sandbox-siebel';
