// What the issuer tells about itself: its OpenID configuration, and the discovery that msal asks for. Addresses follow the request, so that
// whoever reached the issuer by one name is not sent to another. Its own name, which tokens carry, follows the host alone and is always
// the https address: pages sign in over http, and what they get must be what the product, which asks over https, expects.
import type { IncomingMessage } from 'node:http';

/** The address at which the request reached the issuer, `https://localhost:3031`. */
export function baseOf(request: IncomingMessage): string {
  const scheme = 'encrypted' in request.socket ? 'https' : 'http';
  return `${scheme}://${request.headers.host ?? 'localhost'}`;
}

/** The name of the issuer for whoever asked by this request's host. */
export function issuerOf(request: IncomingMessage, tlsUrl: string, tenantId: string): string {
  const asked = `http://${request.headers.host ?? ''}`;
  const target = new URL(tlsUrl);
  const host = URL.canParse(asked) ? new URL(asked).hostname : target.hostname;
  return `https://${host}:${target.port}/${tenantId}/v2.0`;
}

/** The OpenID configuration of a tenant. */
export function openIdConfiguration(base: string, tenantId: string, issuer: string): Record<string, unknown> {
  const at = `${base}/${tenantId}`;
  return {
    issuer,
    authorization_endpoint: `${at}/oauth2/v2.0/authorize`,
    token_endpoint: `${at}/oauth2/v2.0/token`,
    end_session_endpoint: `${at}/oauth2/v2.0/logout`,
    jwks_uri: `${at}/discovery/v2.0/keys`,
    response_types_supported: ['code'],
    response_modes_supported: ['query', 'fragment'],
    grant_types_supported: ['authorization_code', 'refresh_token', 'client_credentials'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    code_challenge_methods_supported: ['S256'],
    token_endpoint_auth_methods_supported: ['client_secret_post', 'none'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    claims_supported: ['sub', 'iss', 'aud', 'exp', 'iat', 'name', 'preferred_username', 'oid', 'tid', 'roles', 'nonce'],
  };
}

/** Instance discovery: which clouds there are. This one is alone. */
export function instanceDiscovery(base: string, tenantId: string): Record<string, unknown> {
  return {
    tenant_discovery_endpoint: `${base}/${tenantId}/v2.0/.well-known/openid-configuration`,
    'api-version': '1.1',
    metadata: [],
  };
}
