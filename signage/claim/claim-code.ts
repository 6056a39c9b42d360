/** The code an address carries as `#claim=CODE`; undefined when it carries none. */
export function claimCodeIn(hash: string): string | undefined {
  const code = new URLSearchParams(hash.replace(/^#/, '')).get('claim')?.trim();
  return code === undefined || code === '' ? undefined : code;
}

/** What a person typed, as the console wrote it: spaces are for the eye, and capitals are a matter of the keyboard. */
export function tidyCode(typed: string): string {
  return typed.replace(/\s+/g, '').toUpperCase();
}
