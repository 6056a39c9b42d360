import type { Config } from '../config/config.ts';

export function documentsFor(_config: Config): Readonly<Record<string, { readonly type: string; readonly text: string }>> {
  return {};
}
