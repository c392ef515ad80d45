// @ts-check
/** @file The built page in Chromium, served from a static server of its own, for measurements. */
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { ensureChromium } from '../scripts/browser.mjs';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** A number given as `--name N`. @param {string} name @param {number} fallback */
export function option(name, fallback) {
  const i = process.argv.indexOf(name);
  return i < 0 ? fallback : Number(process.argv[i + 1]);
}

let others = 0;

/**
 * Serves a built page until `work` is done.
 * @template T @param {(address: string) => Promise<T>} work @param {string} [folder] where it was built; default `dist` @returns {Promise<T>}
 */
export async function served(work, folder = 'dist') {
  const port = 21_000 + (process.pid % 20_000) + others++;
  const server = spawn(
    process.execPath,
    [
      join(root, 'node_modules/vite/bin/vite.js'),
      'preview',
      '--port',
      String(port),
      '--strictPort',
      '--outDir',
      folder,
    ],
    { cwd: root, stdio: 'ignore' },
  );
  const address = `http://127.0.0.1:${port}/`;
  try {
    for (let tries = 0; ; tries++) {
      const answered = await fetch(address).catch(() => undefined);
      if (answered?.ok) break;
      if (tries > 80) throw new Error(`no answer from ${address}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return await work(address);
  } finally {
    server.kill();
  }
}

/** A word given as `--name WORD`. @param {string} name */
export function wordOption(name) {
  const i = process.argv.indexOf(name);
  return i < 0 ? undefined : process.argv[i + 1];
}

/** A browser that reaches nothing but this machine. */
export async function openBrowser() {
  return chromium.launch({
    executablePath: await ensureChromium(),
    args: [
      '--enable-precise-memory-info',
      '--js-flags=--expose-gc',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
      '--no-proxy-server',
    ],
  });
}
