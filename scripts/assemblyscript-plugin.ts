import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { ops } from '../src/kernels/ops.ts';
import { simdDispatch } from './simdDispatch.ts';

const FLAGS = [
  '-O3',
  '--converge',
  '--noAssert',
  '--runtime',
  'stub',
  '--importMemory',
  '--noExportMemory',
  '--initialMemory',
  '1',
  '--enable',
  'simd',
  '--use',
  'abort=',
];

/** Bytes of a module as characters: by how much they are moved, so that few of them take an escape or two bytes. */
const MOVED = 19;
/** What src/kernels/simd/index.ts imports though it is no file of the folder. */
const DISPATCH = 'src/kernels/simd/dispatch.ts';

/** A file's text, or null where there is none: how the compiler looks for modules. */
const readText = (file: string): Promise<string | null> => readFile(file, 'utf8').catch(() => null);

/** By file: the page's build and its workers' ask at the same time. */
const compiling = new Map<string, Promise<Buffer>>();

/** Compile src/kernels/simd/index.ts with the dispatch over `ops`; cached by content, so binaryen is loaded only on a change. */
export async function compileKernels(root: string): Promise<Buffer> {
  const dir = resolve(root, 'src/kernels/simd');
  const names = (await readdir(dir, { recursive: true })).filter((f) => f.endsWith('.ts')).sort();
  const hash = createHash('sha256').update(JSON.stringify(FLAGS));
  hash.update(await readFile(resolve(root, 'node_modules/assemblyscript/package.json')));
  const sources: Record<string, string> = {};
  for (const n of names) sources[n] = await readFile(join(dir, n), 'utf8');
  const dispatch = simdDispatch(ops, sources);
  hash.update(dispatch);
  for (const n of names) hash.update(n).update(sources[n]!);
  const file = resolve(root, 'node_modules/.cache/asc', `${hash.digest('hex').slice(0, 16)}.wasm`);
  const made = compiling.get(file) ?? readFile(file).catch(() => compile(root, file, dispatch));
  compiling.set(file, made);
  return made;
}

async function compile(root: string, file: string, dispatch: string): Promise<Buffer> {
  const asc = (await import('assemblyscript/asc')).default;
  await mkdir(dirname(file), { recursive: true });
  const stderr = asc.createMemoryStream();
  const unfinished = `${file}.${process.pid}`; // renamed when whole: another process may be looking for it
  const { error } = await asc.main(
    ['src/kernels/simd/index.ts', '-o', relative(root, unfinished), '--baseDir', root, ...FLAGS],
    { stderr, readFile: (file, from) => (file === DISPATCH ? dispatch : readText(resolve(from, file))) },
  );
  // oxlint-disable-next-line typescript/no-base-to-string -- asc's MemoryStream has its own toString
  if (error) throw new Error(`asc: ${error.message}\n${stderr.toString()}`);
  await rename(unfinished, file);
  return await readFile(file);
}

/** `import { bytes } from 'virtual:kernels'` in the app, the worker, the library build and vitest alike. */
export function assemblyscript(): Plugin {
  const id = '\0virtual:kernels';
  let root = process.cwd();
  return {
    name: 'assemblyscript-kernels',
    configResolved(c) {
      root = c.root;
    },
    resolveId: { filter: { id: /^virtual:kernels$/ }, handler: () => id },
    load: {
      filter: { id: /^\0virtual:kernels$/ },
      async handler() {
        for (const n of await readdir(resolve(root, 'src/kernels/simd'), { recursive: true }))
          this.addWatchFile(resolve(root, 'src/kernels/simd', n));
        const wasm = await compileKernels(root);
        // A character a byte: base64 hides repetitions from the server's compression and costs half as much again. Moved on by 19, the commonest are letters.
        const text = JSON.stringify(Buffer.from(wasm.map((byte) => byte + MOVED)).toString('latin1'));
        return `const s=${text};export const bytes=new Uint8Array(s.length);for(let i=0;i<s.length;i++)bytes[i]=s.charCodeAt(i)-${MOVED};`;
      },
    },
  };
}
