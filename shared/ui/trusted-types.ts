/** What this needs of the browser's Trusted Types (W3C); Firefox and Safari of before 2025 have none, and then there is nothing to guard. */
interface PolicyFactory {
  createPolicy(name: string, rules: Readonly<Record<string, (text: string, type: string, sink: string) => string | null>>): unknown;
}

const ourWorkers = /^\/(kiosk|signage|phone)\/sw\.js$/;

/**
 * The hub's policy lets no text become part of a page by itself (`require-trusted-types-for 'script'`): Lit has a rule of its own for
 * its templates, and this one lets through the two other things our pages do, their service worker and reading an SVG into a
 * document that is never shown. Anything else throws where it happens. Imported first by every page.
 */
function guardPage(scope: object): void {
  if (!hasPolicies(scope)) return;
  scope.trustedTypes.createPolicy('default', {
    createScriptURL: (url) => (ourWorkers.test(url) ? url : null),
    // The validators ask once whether they may compile. They may not: `script-src` lets no text run, and answers them quietly.
    createScript: (text) => text,
    createHTML: (text, _type, sink) => (sink === 'DOMParser parseFromString' ? text : null),
  });
}

function hasPolicies(scope: object): scope is { readonly trustedTypes: PolicyFactory } {
  return 'trustedTypes' in scope;
}

guardPage(window);
