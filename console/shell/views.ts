import type { StaffRole } from '#shared/contract/define-route.ts';

/** The rail from top to bottom: what each view is called in the address, and who has work there. */
const consoleViews = [
  { name: 'floor', icon: 'map', roles: ['seller', 'picker', 'editor', 'manager', 'installer'] },
  { name: 'paths', icon: 'route', roles: ['manager'] },
  { name: 'signage', icon: 'monitor', roles: ['editor', 'manager'] },
  { name: 'offers', icon: 'offer', roles: ['editor', 'manager'] },
  { name: 'orders', icon: 'package', roles: ['seller', 'picker', 'manager'] },
  { name: 'catalogue', icon: 'shirt', roles: ['seller', 'picker', 'editor', 'manager'] },
  { name: 'sales', icon: 'receipt', roles: ['seller', 'manager'] },
  { name: 'plan', icon: 'plan', roles: ['installer', 'manager'] },
  { name: 'devices', icon: 'radio', roles: ['installer', 'manager'] },
  { name: 'journal', icon: 'journal', roles: ['installer', 'manager'] },
  { name: 'settings', icon: 'settings', roles: ['seller', 'picker', 'editor', 'manager', 'installer'] },
] as const;

export type ConsoleView = (typeof consoleViews)[number];
export type ViewName = ConsoleView['name'];

export interface Place {
  readonly view: ViewName;
  /** What is open inside the view: a visit, a device, a product; '' for none. */
  readonly detail: string;
}

/** The views a member of staff finds in the rail. */
export function viewsFor(roles: readonly StaffRole[]): readonly ConsoleView[] {
  return consoleViews.filter((view) => view.roles.some((role) => roles.includes(role)));
}

/** Where an address leads for these roles: a view they do not have, or none, leads to the floor. */
export function placeOf(hash: string, roles: readonly StaffRole[]): Place {
  const [name = '', detail = ''] = hash.replace(/^#\/?/, '').split('/');
  const view = viewsFor(roles).find((candidate) => candidate.name === name);
  return view === undefined ? { view: 'floor', detail: '' } : { view: view.name, detail: decodedOrEmpty(detail) };
}

function decodedOrEmpty(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return ''; // A mistyped address: `%` without two digits.
  }
}

/** The address of a place. */
export function hashOf(view: ViewName, detail = ''): string {
  return detail === '' ? `#/${view}` : `#/${view}/${encodeURIComponent(detail)}`;
}
