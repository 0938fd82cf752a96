// The headers that keep browsers from doing what our pages never need. The pages of the Outlook add-in run in a frame of Outlook's and load
// office.js from Microsoft, as its licence asks; every other page is framed by nobody and runs our own scripts alone.
import type { RequestHandler } from 'express';
import helmet from 'helmet';
import type { Addresses } from './manifests.ts';

/** The pages that Outlook opens, in a frame or (to sign in) in a window; each loads office.js. */
const OUTLOOK_PAGES = ['/taskpane.html', '/commands.html', '/signin.html'];
/** What Outlook may show besides: the add-in's own icons. */
const ICONS = '/icons/';

/** office.js, and the library that it loads in turn for Outlook. */
const OFFICE_SCRIPTS = ['https://appsforoffice.microsoft.com', 'https://ajax.aspnetcdn.com'];
/** Outlook on the web and the new Outlook, for companies and persons, then the national clouds. Other Outlooks show a pane in no frame. */
const OUTLOOK = [
  'https://outlook.office.com',
  'https://outlook.office365.com',
  'https://outlook.live.com',
  'https://*.cloud.microsoft',
  'https://outlook.office365.us',
  'https://outlook-dod.office365.us',
  'https://webmail.apps.mil',
  'https://partner.outlook.cn',
];
const OWN_MACHINE = ['localhost', '127.0.0.1', '[::1]'];

/** Pages talk to the issuer when people sign in. */
export function securityHeaders(options: Addresses): RequestHandler {
  const ofOutlookPages = headersOf(options, true);
  const ofTheRest = headersOf(options, false);
  return (request, response, next) => {
    const headers = OUTLOOK_PAGES.includes(request.path.toLowerCase()) ? ofOutlookPages : ofTheRest;
    headers(request, response, () => {
      if (request.path.startsWith(ICONS)) response.set('Cross-Origin-Resource-Policy', 'cross-origin');
      next();
    });
  };
}

function headersOf({ authority, publicUrl }: Addresses, isOutlookPage: boolean): RequestHandler {
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
        frameAncestors: ["'self'", ...(isOutlookPage ? OUTLOOK : [])],
        // Tokens are renewed silently in a frame of the issuer's.
        frameSrc: ["'self'", issuer],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        scriptSrc: ["'self'", ...(isOutlookPage ? OFFICE_SCRIPTS : [])],
        // Fluent makes its style sheets in the browser.
        styleSrc: ["'self'", "'unsafe-inline'"],
      },
    },
    // frame-ancestors says it, and X-Frame-Options knows no list.
    frameguard: false,
    // The window to sign in tells the one that opened it who did; a policy of its own would cut the two apart.
    crossOriginOpenerPolicy: { policy: isOutlookPage ? 'unsafe-none' : 'same-origin-allow-popups' },
    referrerPolicy: { policy: 'no-referrer' },
    // A browser would from then on refuse http on this machine, whatever program serves it.
    strictTransportSecurity: !OWN_MACHINE.includes(new URL(publicUrl).hostname),
  });
}
