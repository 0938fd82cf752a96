// Serves the browser pages that the build left in a folder. Files under /assets carry their content's hash and may be kept for ever; Outlook
// shows the icons of the add-in only if they may be kept for a while.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { Router } from 'express';

const CONSOLE_PAGE = 'admin.html';
const FOR_EVER = 'public, max-age=31536000, immutable';
const FOR_A_DAY = 'public, max-age=86400';

export function staticPages(staticDir: string): Router {
  const router = Router();
  router.get('/', (_request, response) => response.redirect('/admin'));
  // The console finds its own way below /admin, such as back from signing in.
  router.get(['/admin', '/admin/*path'], (_request, response) => {
    if (!existsSync(join(staticDir, CONSOLE_PAGE))) {
      response.status(503).type('text').send('The console is not built yet: npm run build, then load this again.\n');
      return;
    }
    response.set('Cache-Control', 'no-cache').sendFile(CONSOLE_PAGE, { root: staticDir, cacheControl: false });
  });
  router.use(
    '/assets',
    express.static(join(staticDir, 'assets'), { cacheControl: false, setHeaders: cacheAs(FOR_EVER) }),
  );
  router.use(
    '/icons',
    express.static(join(staticDir, 'icons'), { cacheControl: false, setHeaders: cacheAs(FOR_A_DAY) }),
  );
  router.use(express.static(staticDir, { index: false, setHeaders: cacheAs('no-cache') }));
  return router;
}

function cacheAs(value: string): (response: { setHeader(name: string, value: string): unknown }) => void {
  return (response) => void response.setHeader('Cache-Control', value);
}
