import { asyncApiDocument } from '#shared/contract/asyncapi.ts';
import { openApiDocument } from '#shared/contract/openapi.ts';

const json = 'application/json; charset=utf-8';

/** Documents made from the contract, served as they are. */
export function createDocuments(storeName: string): Readonly<Record<string, { readonly type: string; readonly text: string }>> {
  return {
    '/': { type: 'text/html; charset=utf-8', text: directoryPage(storeName) },
    '/directory.css': { type: 'text/css; charset=utf-8', text: directoryStyle },
    '/favicon.ico': { type: 'image/svg+xml', text: mark },
    '/openapi.json': { type: json, text: JSON.stringify(openApiDocument()) },
    '/asyncapi.json': { type: json, text: JSON.stringify(asyncApiDocument()) },
  };
}

const mark =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#0b5d4e"/><path d="M9 24V13a7 7 0 0 1 14 0v11M9 19h14" fill="none" stroke="#fff" stroke-width="2.6" stroke-linecap="round"/></svg>';

const places = [
  ['/console/', 'Console', 'Équipe et direction', 'Staff and managers'],
  ['/kiosk/', 'Kiosk', 'La borne', 'The shopper’s touch screen'],
  ['/signage/', 'Signage', 'Les écrans', 'The screens on the wall'],
  ['/phone/', 'Phone', 'Le téléphone du client', 'The shopper’s own phone'],
] as const;

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** The door: where everything is, without a script. */
function directoryPage(storeName: string): string {
  const items = places
    .map(([path, name, fr, en]) => `<li><a href="${path}"><strong>${name}</strong><span lang="fr">${fr}</span><span>${en}</span></a></li>`)
    .join('');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(storeName)}</title><link rel="stylesheet" href="/directory.css"><main><p>Aisle</p><h1>${escape(storeName)}</h1><ul>${items}</ul><p><a href="/openapi.json">OpenAPI</a> · <a href="/asyncapi.json">AsyncAPI</a> · <a href="/readyz">Health</a></p></main></html>`;
}

const directoryStyle = `:root{color-scheme:light;font:18px/1.5 system-ui,sans-serif;color:#1c1a18;background:#fbf9f6}
body{margin:0;display:grid;min-height:100vh;place-items:center}
main{width:min(36rem,88vw)}
p{color:#5f5952;margin:0 0 .5rem}
h1{font-size:2.6rem;line-height:1.1;margin:0 0 2rem;font-weight:600;letter-spacing:-.02em}
ul{list-style:none;margin:0 0 2rem;padding:0;border-top:1px solid #e4ded6}
li{border-bottom:1px solid #e4ded6}
li a{display:grid;grid-template-columns:8rem 1fr 1fr;gap:1rem;padding:1rem 0;color:inherit;text-decoration:none}
li a:hover strong,li a:focus-visible strong{color:#0b5d4e;text-decoration:underline}
li span{color:#5f5952}
p a{color:#0b5d4e}
@media(max-width:34rem){li a{grid-template-columns:1fr;gap:0}}`;
