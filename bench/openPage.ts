/** @file The benchmark in Chromium: builds its page, serves it, opens it. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { chromium } from 'playwright';
import { build, type Plugin, preview } from 'vite';
import { ensureChromium } from '../scripts/browser.mjs';
import type { PageBench } from './browser/page.ts';
import { PATIENCE, type Remote } from './remote.ts';
import { difference, workerThreads } from './threads.ts';

declare const bench: PageBench;

export interface BenchPage {
  /** Chromium and its version. */
  readonly version: string;
  remote(name: string): Promise<Remote>;
  close(): Promise<void>;
}

/** `virtual:peers` in the worker: the engines that are installed, or none. */
const peersPlugin = (root: string, peers: boolean): Plugin => ({
  name: 'bench-peers',
  resolveId: (id) =>
    id === 'virtual:peers' ? (peers ? join(root, 'bench/peers/libraries.js') : '\0virtual:no-peers') : undefined,
  load: (id) => (id === '\0virtual:no-peers' ? 'export const libraries = {};' : undefined),
});

export async function openPage(root: string, peers: boolean): Promise<BenchPage> {
  const outDir = join(root, 'node_modules/.cache/bench', String(process.pid));
  await build({
    root,
    logLevel: 'error',
    worker: { format: 'es', plugins: () => [peersPlugin(root, peers)] },
    build: { outDir, emptyOutDir: true, rolldownOptions: { input: join(root, 'bench/browser/index.html') } },
  });
  const server = await preview({
    root,
    logLevel: 'error',
    preview: { port: 21_000 + (process.pid % 20_000) },
    build: { outDir },
  });
  const browser = await chromium.launch({
    executablePath: await ensureChromium(),
    args: ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
  });
  const page = await browser.newPage();
  await page.goto(`${server.resolvedUrls!.local[0]}bench/browser/index.html`);
  await page.waitForFunction(() => 'bench' in window);
  return {
    version: `Chromium ${browser.version()}`,
    async remote(name) {
      await page.evaluate((worker) => bench.start(worker), name);
      return {
        name,
        async ask(request) {
          const before = workerThreads();
          const answer = await page.evaluate(([worker, asked, seconds]) => bench.ask(worker, asked, seconds), [
            name,
            request,
            PATIENCE,
          ] as const);
          if (request.command !== 'slot' || !('steps' in answer)) return answer;
          const busy = difference(before, workerThreads());
          return busy > 0 ? { ...answer, busy: Math.min(busy, answer.seconds) } : answer;
        },
        end: () => page.evaluate((worker) => bench.end(worker), name),
      };
    },
    async close() {
      await browser.close();
      await server.close();
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}
