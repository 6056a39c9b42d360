import { existsSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** Every file of ours that a program is made of. */
function filesOf(program: string): string[] {
  const found = new Set<string>();
  const queue = [resolve(root, program)];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (found.has(file) || !existsSync(file)) continue;
    found.add(file);
    for (const [, target = ''] of readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'((?:\.|#shared\/)[^']+\.ts)'/g)) {
      queue.push(target.startsWith('#') ? resolve(root, target.slice(1)) : resolve(dirname(file), target));
    }
  }
  return [...found].map((file) => relative(root, file));
}

test('the broker that is open to everyone is no part of the hub', () => {
  const hub = [...filesOf('edge/main.ts'), ...filesOf('edge/database-thread.ts')];
  expect(hub).toContain('edge/broker/broker-stack.ts');
  expect(hub).not.toContain('edge/broker/open-rules.ts');
  expect(filesOf('edge/conformance-broker.ts')).toContain('edge/broker/open-rules.ts');
});
