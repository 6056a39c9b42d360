/** The file someone chose in a file input; undefined when they chose none. The input is emptied: a mended file of the same name can be chosen again. */
export function takeChosenFile(event: Event): File | undefined {
  const input = event.target;
  if (!(input instanceof HTMLInputElement)) return undefined;
  const file = input.files?.[0];
  input.value = '';
  return file;
}
