// The headers that keep browsers from doing what our pages never need. Outlook may frame our pages, nobody else.
import type { RequestHandler } from 'express';
import helmet from 'helmet';

const OUTLOOK = [
  'https://outlook.office.com',
  'https://outlook.office365.com',
  'https://outlook.live.com',
  'https://*.cloud.microsoft',
];

/** Office's script, and what it loads for Outlook. */
const OFFICE_SCRIPTS = ['https://appsforoffice.microsoft.com', 'https://ajax.aspnetcdn.com'];
/** The pages that Outlook opens; `signin.html` is a window of its own that must keep its opener. */
const OFFICE_PAGES = ['/taskpane.html', '/commands.html', '/signin.html'];
const SIGN_IN_PAGE = '/signin.html';

/** `authority`: address of the issuer as browsers reach it; pages talk to it when people sign in. */
export function securityHeaders(authority: string): RequestHandler {
  const issuer = new URL(authority).origin;
  const own = headersFor(issuer, [], 'same-origin-allow-popups');
  const office = headersFor(issuer, OFFICE_SCRIPTS, 'same-origin-allow-popups');
  const signIn = headersFor(issuer, OFFICE_SCRIPTS, 'unsafe-none');
  return (request, response, next) => {
    const isOffice = OFFICE_PAGES.includes(request.path);
    const headers = request.path === SIGN_IN_PAGE ? signIn : isOffice ? office : own;
    headers(request, response, next);
  };
}

type OpenerPolicy = 'same-origin-allow-popups' | 'unsafe-none';

function headersFor(issuer: string, scripts: readonly string[], openerPolicy: OpenerPolicy): RequestHandler {
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
        scriptSrc: ["'self'", ...scripts],
        // Fluent makes its style sheets in the browser.
        styleSrc: ["'self'", "'unsafe-inline'"],
      },
    },
    // frame-ancestors says it, and X-Frame-Options knows no list.
    frameguard: false,
    crossOriginOpenerPolicy: { policy: openerPolicy },
    referrerPolicy: { policy: 'no-referrer' },
  });
}
