// Serves the sandbox's pages under /pages: plain HTML rendered here, one style sheet, one small script. Knows how a page travels; what it
// shows is the server's own.
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { renderToStaticMarkup } from 'react-dom/server';
import { sendJson } from '../http.ts';
import { Notice } from './parts.tsx';
import { pagesPath, readVisit } from './visit.ts';
import type { ShowPage, Sight } from './visit.ts';

const files: Readonly<Record<string, { readonly type: string; readonly text: string }>> = {
  'style.css': { type: 'text/css', text: readFileSync(path.join(import.meta.dirname, 'style.css'), 'utf8') },
  'live.js': { type: 'text/javascript', text: readFileSync(path.join(import.meta.dirname, 'live.js'), 'utf8') },
};

const policy =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

function sendText(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, {
    'Content-Type': `${type}; charset=utf-8`,
    'Content-Length': Buffer.byteLength(text),
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
  });
  response.end(text);
}

function goTo(response: ServerResponse, address: string): void {
  response.writeHead(303, { Location: address, 'Content-Length': 0 });
  response.end();
}

function documentOf(title: string, content: Extract<Sight, { kind: 'page' }>['content']): string {
  const page = (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        <link rel="stylesheet" href={`${pagesPath}/style.css`} />
        <link rel="icon" href="data:," />
        <script src={`${pagesPath}/live.js`} defer />
      </head>
      <body>{content}</body>
    </html>
  );
  return `<!doctype html>${renderToStaticMarkup(page)}`;
}

function sendPage(response: ServerResponse, sight: Sight): void {
  if (sight.kind === 'goTo') goTo(response, sight.address);
  else if (sight.kind === 'data') sendJson(response, 200, sight.data, { 'Cache-Control': 'no-store' });
  else sendText(response, sight.status ?? 200, 'text/html', documentOf(sight.title, sight.content));
}

/** A page that says why there is nothing to see. */
export function troublePage(status: number, message: string): Sight {
  const content = (
    <main className="alone">
      <h1>Not to be shown</h1>
      <Notice kind="bad">{message}</Notice>
      <p>
        <a href={pagesPath}>Back to the start</a>
      </p>
    </main>
  );
  return { kind: 'page', status, title: 'Not to be shown', content };
}

/** Serves a request to `/` or `/pages/…`; false when its path is another. */
export async function servePages(show: ShowPage, request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const address = (request.url ?? '').split('?')[0] ?? '';
  if (address === '/' && request.method === 'GET') {
    goTo(response, pagesPath);
    return true;
  }
  if (address !== pagesPath && !address.startsWith(`${pagesPath}/`)) return false;
  const name = address.slice(pagesPath.length + 1);
  const file = Object.hasOwn(files, name) ? files[name] : undefined;
  if (file) {
    sendText(response, 200, file.type, file.text);
    return true;
  }
  const visit = await readVisit(request);
  sendPage(response, 'message' in visit ? troublePage(visit.status, visit.message) : await show(visit));
  return true;
}
