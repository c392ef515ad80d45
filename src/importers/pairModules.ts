/** @file Tensors paired where their names do not say it: layer by layer, by the shapes of what a layer holds, and by order where several are alike. */

interface Named {
  readonly shape: readonly number[];
}

/** Tensors of one layer: all that stand under one name, by what follows it. */
interface Module<T extends Named> {
  readonly name: string;
  readonly tensors: ReadonlyMap<string, T>;
}

/** Layers in the order in which their first tensor comes. */
function modulesOf<T extends Named>(tensors: readonly T[], nameOf: (tensor: T) => string): readonly Module<T>[] {
  const modules = new Map<string, Map<string, T>>();
  for (const tensor of tensors) {
    const name = nameOf(tensor);
    const cut = name.lastIndexOf('.');
    const module = name.slice(0, Math.max(cut, 0));
    const held = modules.get(module) ?? new Map<string, T>();
    modules.set(module, held.set(name.slice(cut + 1), tensor));
  }
  return [...modules].map(([name, held]) => ({ name, tensors: held }));
}

/** Files that sort their names put layer 10 before layer 2. */
function inReadingOrder<T extends Named>(modules: readonly Module<T>[]): readonly Module<T>[] {
  const names = modules.map(({ name }) => name);
  const sorted = `${names.toSorted()}` === `${names}`;
  const { compare } = new Intl.Collator('en', { numeric: true });
  return sorted ? modules.toSorted((a, b) => compare(a.name, b.name)) : modules;
}

/** What a layer holds, and in which shapes. */
const kindOf = ({ tensors }: Module<Named>): string =>
  [...tensors]
    .map(([name, { shape }]) => `${name} ${shape}`)
    .sort()
    .join();

/**
 * For each of ours the one of theirs that stands in its place: first layers that hold tensors of the same names and shapes, in order; then, of those that are left,
 * the next layer that holds tensors of the same names, whatever their shapes, so that a mismatch can be shown.
 */
export function pairModules<
  Ours extends Named & { readonly path: string },
  Theirs extends Named & { readonly name: string },
>(ours: readonly Ours[], theirs: readonly Theirs[]): readonly (Theirs | undefined)[] {
  const found = new Map<Ours, Theirs>();
  /** Pairs layers that are told alike, each with the next one; what is left of both. */
  const pair = (
    mine: readonly Module<Ours>[],
    others: readonly Module<Theirs>[],
    told: (module: Module<Named>) => string,
  ) => {
    const waiting = new Map<string, Module<Theirs>[]>();
    for (const other of others) {
      const kind = told(other);
      const alike = waiting.get(kind);
      if (alike) alike.push(other);
      else waiting.set(kind, [other]);
    }
    const used = new Set<Module<Theirs>>();
    const left = mine.filter((module) => {
      const other = waiting.get(told(module))?.shift();
      if (!other) return true;
      used.add(other);
      for (const [name, tensor] of module.tensors) {
        const match = other.tensors.get(name);
        if (match) found.set(tensor, match);
      }
      return false;
    });
    return [left, others.filter((other) => !used.has(other))] as const;
  };
  const names = ({ tensors }: Module<Named>) => [...tensors.keys()].sort().join();
  const others = inReadingOrder(modulesOf(theirs, ({ name }) => name));
  const [left, leftOver] = pair(
    modulesOf(ours, ({ path }) => path),
    others,
    kindOf,
  );
  pair(left, leftOver, names);
  return ours.map((tensor) => found.get(tensor));
}
