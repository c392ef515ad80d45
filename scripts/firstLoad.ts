/** @file What page and frame both load first lies in one file: many small ones, parted by who else may ask for them, are packed a twentieth worse. */

/** What a bundler knows of its modules. */
interface Modules {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

/** An entry, and everything that it imports statically. */
function reach(entry: string, modules: Modules): ReadonlySet<string> {
  const seen = new Set<string>();
  const queue = [entry];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    queue.push(...(modules.getModuleInfo(id)?.importedIds ?? []));
  }
  return seen;
}

/** Names the file of a module: `shared` for what all entries import statically, null for the rest, which the bundler deals out. */
export function firstLoad(...entries: readonly string[]) {
  let reached: readonly ReadonlySet<string>[] | undefined;
  return (id: string, modules: Modules): string | null => {
    reached ??= entries.map((entry) => reach(entry, modules));
    return reached.every((modules) => modules.has(id)) ? 'shared' : null;
  };
}
