// The headers that keep browsers from doing what our pages never need. Outlook may frame our pages, nobody else.
import type { RequestHandler } from 'express';
import helmet from 'helmet';

const OUTLOOK = [
  'https://outlook.office.com',
  'https://outlook.office365.com',
  'https://outlook.live.com',
  'https://*.cloud.microsoft',
];

/** `authority`: address of the issuer as browsers reach it; pages talk to it when people sign in. */
export function securityHeaders(authority: string): RequestHandler {
  const issuer = new URL(authority).origin;
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'self'"],
        connectSrc: ["'self'", issuer],
        fontSrc: ["'self'", 'data:'],
        formAction: ["'self'"],
        frameAncestors: ["'self'", ...OUTLOOK],
        // Tokens are renewed silently in a frame of the issuer's.
        frameSrc: ["'self'", issuer],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        scriptSrc: ["'self'"],
        // Fluent makes its style sheets in the browser.
        styleSrc: ["'self'", "'unsafe-inline'"],
      },
    },
    // frame-ancestors says it, and X-Frame-Options knows no list.
    frameguard: false,
    crossOriginOpenerPolicy: { policy: 'same-origin-allow-popups' },
    referrerPolicy: { policy: 'no-referrer' },
  });
}
