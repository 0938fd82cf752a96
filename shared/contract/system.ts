// What may be asked without a token: how a browser signs in, and whether the product lives and is ready.
import { z } from 'zod';

/** GET /api/auth-config. `authority` is the issuer's address as browsers reach it; OpenID configuration lies under it. */
export const authConfigSchema = z.object({
  authority: z.string(),
  clientId: z.string(),
  /** Scopes to ask for, separated by blanks. */
  scope: z.string(),
});

/** GET /api/health/live. */
export const livenessSchema = z.object({ live: z.literal(true) });

/** GET /api/health/ready: 200 only when all four answer, else 503 with the same body. */
export const readinessSchema = z.object({
  ready: z.boolean(),
  checks: z.object({
    database: z.boolean(),
    queue: z.boolean(),
    siebel: z.boolean(),
    exchange: z.boolean(),
  }),
});

export type AuthConfig = z.infer<typeof authConfigSchema>;
export type Readiness = z.infer<typeof readinessSchema>;
