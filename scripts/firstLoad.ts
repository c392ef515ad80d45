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
 * @param together parts that are nearly always fetched: each lies in one file with what only it and other parts import
 */
export function firstLoad(entries: readonly string[], together: readonly string[]) {
  const once = (files: readonly string[]) => {
    let reached: readonly ReadonlySet<string>[] | undefined;
    return (id: string, modules: Modules) => {
      reached ??= files.map((file) => reach(file, modules));
      return reached.map((of) => of.has(id));
    };
  };
  const [byEntry, byPart] = [once(entries), once(together)];
  const all = (id: string, modules: Modules) => (byEntry(id, modules).every(Boolean) ? 'shared' : null);
  const icons = (id: string, modules: Modules) =>
    isIcon(id) ? `icons${byEntry(id, modules).indexOf(true) + 1}` : null;
  const part = (id: string, modules: Modules) =>
    together[byPart(id, modules).indexOf(true)]?.match(/\w+(?=\.\w+$)/)?.[0] ?? null;
  // A group takes along what its modules import: what all need is taken first.
  return [
    { name: all, priority: 3 },
    { name: icons, priority: 2 },
    { name: part, priority: 1 },
  ];
}
