import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** Builds the page's service worker and tells it which files there are: all but those of frames alone, which it never serves. */
export function serviceWorker(source: string): Plugin {
  let publicDir = '';
  return {
    name: 'service-worker',
    apply: ({ build }, { command }) => command === 'build' && !build?.ssr, // commands are built, too
    configResolved(config) {
      ({ publicDir } = config);
    },
    buildStart() {
      this.emitFile({ type: 'chunk', id: source, fileName: 'sw.js', preserveSignature: false });
    },
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const worker = bundle['sw.js'];
        if (worker?.type !== 'chunk') throw new Error('service worker: sw.js is not in the bundle');
        const page = bundle['index.html'];
        const entry = Object.values(bundle).find(
          (file) => file.type === 'chunk' && file.isEntry && file.name === 'main',
        );
        if (page?.type !== 'asset' || !entry) throw new Error('service worker: the page is not in the bundle');
        const built = Object.keys(bundle).filter((file) => file.startsWith('assets/') && !/\/embed-/.test(file));
        const copied = readdirSync(publicDir).filter((file) => !file.startsWith('.'));
        const hash = createHash('sha256').update(page.source).update(built.join());
        for (const file of copied) hash.update(readFileSync(join(publicDir, file)));
        const values = {
          FILES: JSON.stringify([...built, ...copied].sort()),
          ENTRY: JSON.stringify(entry.fileName),
          VERSION: JSON.stringify(hash.digest('hex').slice(0, 16)),
        };
        for (const [name, value] of Object.entries(values))
          worker.code = worker.code.replace(new RegExp(`\\b${name}\\b`, 'g'), () => value);
      },
    },
  };
}
