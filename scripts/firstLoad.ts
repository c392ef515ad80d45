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

const isIcon = (id: string): boolean => /[/\\]lucide-react[/\\].*[/\\]icons[/\\]/.test(id);

/**
 * Groups of modules for the bundler. `shared` is what all entries import statically. Icons, each its own module, would be dealt out one by one: those that one entry
 * needs at once lie in one file for it, all that parts bring along in another. The rest the bundler deals out.
 */
export function firstLoad(...entries: readonly string[]) {
  let reached: readonly ReadonlySet<string>[] | undefined;
  const reaching = (id: string, modules: Modules) => {
    reached ??= entries.map((entry) => reach(entry, modules));
    return reached.map((of) => of.has(id));
  };
  const all = (id: string, modules: Modules) => (reaching(id, modules).every(Boolean) ? 'shared' : null);
  const icons = (id: string, modules: Modules) =>
    isIcon(id) ? `icons${reaching(id, modules).indexOf(true) + 1}` : null;
  // A group takes along what its modules import: what all need is taken first.
  return [
    { name: all, priority: 2 },
    { name: icons, priority: 1 },
  ];
}
