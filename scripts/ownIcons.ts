/**
 * @file Each icon is imported from its own file. A package's index imports all that it has: whoever asks what a page reaches would find every icon reached from the
 * first, and those of parts that come later would come with it.
 */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Plugin } from 'vite';

const PACKAGE = 'lucide-react';
const written = /import\s*\{([^}]*)\}\s*from\s*'lucide-react'/g;

/** The file of each name, as the package's index has them. @throws Error where the index is written otherwise */
export function iconFiles(index: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const [, names, file] of index.matchAll(/export \{([^}]*)\} from '\.\/icons\/([\w-]+)\.mjs'/g))
    for (const [, name] of names!.matchAll(/default as (\w+)/g)) files.set(name!, file!);
  if (files.size === 0) throw new Error(`${PACKAGE}: its index names no icons as it did`);
  return files;
}

/** The code with an import of each icon by itself; types and what is no icon are left as they are. */
export const withOwnIcons = (code: string, files: ReadonlyMap<string, string>): string =>
  code.replace(written, (_, names: string) => {
    const each = names.split(',').map((name) => name.trim());
    const icons = each.flatMap((name) => {
      const [own, local = own] = name.split(/\s+as\s+/);
      const file = files.get(own!);
      return file === undefined ? [] : [`import ${local} from '${PACKAGE}/icons/${file}';`];
    });
    const rest = each.filter((name) => name !== '' && !files.has(name.split(/\s+as\s+/)[0]!));
    return `${icons.join(' ')}${rest.length > 0 ? ` import { ${rest.join(', ')} } from '${PACKAGE}'` : ''}`;
  });

export function ownIcons(): Plugin {
  const index = createRequire(import.meta.url)
    .resolve(PACKAGE)
    .replace(/dist[/\\].*$/, 'dist/esm/lucide-react.mjs');
  let files: ReadonlyMap<string, string> | undefined;
  return {
    name: 'own-icons',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { id: /\.tsx?$/, code: /lucide-react/ },
      handler: (code) => withOwnIcons(code, (files ??= iconFiles(readFileSync(index, 'utf8')))),
    },
  };
}
