/** Who subscribed to what, found by topic without looking at every filter. */
export interface FilterTree<Value> {
  set(filter: string, clientId: string, value: Value): void;
  delete(filter: string, clientId: string): void;
  /** Every value whose filter matches; a filter that starts with a wildcard does not match `$...` (MQTT-4.7.2-1). */
  match(topic: string): Value[];
  size(): number;
}

interface Node<Value> {
  readonly children: Map<string, Node<Value>>;
  readonly values: Map<string, Value>;
}

const makeNode = <Value>(): Node<Value> => ({ children: new Map(), values: new Map() });

export function createFilterTree<Value>(): FilterTree<Value> {
  const root = makeNode<Value>();
  let size = 0;

  function collect(node: Node<Value>, levels: readonly string[], depth: number, found: Value[]): void {
    const mayBeWild = depth > 0 || levels[0]?.startsWith('$') !== true;
    // `sport/#` also matches `sport` (MQTT 3.1.1, 4.7.1.2): looked up before the end of the topic is.
    if (mayBeWild) found.push(...(node.children.get('#')?.values.values() ?? []));
    const level = levels[depth];
    if (level === undefined) {
      found.push(...node.values.values());
      return;
    }
    const any = mayBeWild ? node.children.get('+') : undefined;
    if (any !== undefined) collect(any, levels, depth + 1, found);
    const exact = level === '+' || level === '#' ? undefined : node.children.get(level);
    if (exact !== undefined) collect(exact, levels, depth + 1, found);
  }

  return {
    set(filter, clientId, value) {
      let node = root;
      for (const level of filter.split('/')) {
        const next = node.children.get(level) ?? makeNode<Value>();
        node.children.set(level, next);
        node = next;
      }
      if (!node.values.has(clientId)) size += 1;
      node.values.set(clientId, value);
    },
    delete(filter, clientId) {
      const levels = filter.split('/');
      const path: Node<Value>[] = [root];
      for (const level of levels) {
        const next = path.at(-1)?.children.get(level);
        if (next === undefined) return;
        path.push(next);
      }
      if (path.at(-1)?.values.delete(clientId) !== true) return;
      size -= 1;
      for (let depth = levels.length; depth > 0; depth -= 1) {
        const node = path[depth];
        if (node === undefined || node.values.size > 0 || node.children.size > 0) return;
        path[depth - 1]?.children.delete(levels[depth - 1] ?? '');
      }
    },
    match(topic) {
      const found: Value[] = [];
      collect(root, topic.split('/'), 0, found);
      return found;
    },
    size: () => size,
  };
}

/** One filter as a question to many topics. */
export function matcherOf(filter: string): (topic: string) => boolean {
  const tree = createFilterTree<true>();
  tree.set(filter, '', true);
  return (topic) => tree.match(topic).length > 0;
}
