// The page on which a person says who they are: no passwords, since it is a sandbox. Plain HTML, light and dark, by keyboard.
import type { Person } from './people.ts';

const escapeHtml = (text: string): string =>
  text.replace(
    /[&<>"']/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[sign] ?? sign,
  );

const STYLE = `
:root { color-scheme: light dark; --ground: #f5f6f8; --card: #fff; --ink: #1b1f27; --soft: #5b6472; --line: #dfe3e8; --accent: #0f6cbd }
@media (prefers-color-scheme: dark) { :root { --ground: #15171c; --card: #1f232a; --ink: #f0f2f5; --soft: #a3acba; --line: #363c46; --accent: #479ef5 } }
* { box-sizing: border-box } body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--ground); color: var(--ink);
  font: 16px/1.45 'Segoe UI', system-ui, sans-serif; padding: 24px 16px }
main { width: min(560px, 100%); background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 28px; }
h1 { font-size: 22px; margin: 0 0 4px } p { margin: 0 0 20px; color: var(--soft) } h2 { font-size: 13px; color: var(--soft); margin: 20px 0 8px; font-weight: 600 }
li { display: grid } ul { list-style: none; margin: 0; padding: 0; display: grid; gap: 8px; grid-template-columns: repeat(auto-fill, minmax(230px, 1fr)) }
button { all: unset; box-sizing: border-box; width: 100%; cursor: pointer; border: 1px solid var(--line); border-radius: 8px; padding: 10px 14px; display: block }
button:hover { border-color: var(--accent) } button:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
strong { display: block; font-weight: 600 } small { color: var(--soft); overflow-wrap: anywhere }`;

/** People shown at most; others of a large company sign in by `login_hint`. */
const SHOWN = 24;

/** The page. Each choice posts the request's own parameters back with the person chosen. */
export function signInPage(staff: readonly Person[], people: readonly Person[], query: URLSearchParams): string {
  const hidden = [...query]
    .map(([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`)
    .join('');
  const choice = (person: Person): string =>
    `<li><button name="person" value="${escapeHtml(person.upn)}"><strong>${escapeHtml(person.name)}</strong><small>${escapeHtml(person.jobTitle)}</small></button></li>`;
  const list = (title: string, members: readonly Person[]): string =>
    members.length === 0 ? '' : `<h2>${title}</h2><ul>${members.map(choice).join('')}</ul>`;
  const more = people.length > SHOWN ? `<p>And ${people.length - SHOWN} more, who sign in by login_hint.</p>` : '';
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sign in as</title><style>${STYLE}</style></head><body><main><h1>Sign in as</h1>
<p>This is the sandbox’s sign-in: choose who you are, no password needed.</p>
<form method="post">${hidden}${list('Administration', staff)}${list('People with a mailbox', people.slice(0, SHOWN))}${more}</form></main></body></html>`;
}
