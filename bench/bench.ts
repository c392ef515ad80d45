/**
 * Full training steps a second, the engines taking turns in one run: `npm run -s bench -- [OPTION …]`. Prints a JSON line for each workload and engine, then
 * tables. Quote ratios of one run: machines drift.
 */
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { contest, type Result } from './contest.ts';
import { installPeers } from './installPeers.ts';
import { openPage } from './openPage.ts';
import { type Options, readOptions, USAGE } from './options.ts';
import { bundleOf } from './otherTree.ts';
import { own } from './own.ts';
import { findTorch, inProcess, inPython, MARK, type Remote } from './remote.ts';
import { type Libraries, loadRival, rivalNames } from './rivals/rivals.ts';
import type { Contestant } from './runner.ts';
import { drawScaling } from './scaling.ts';
import { makeStrata } from './strata.ts';
import { report } from './table.ts';
import { takesTurns } from './turns.ts';
import { workloads } from './workloads.ts';

const root = process.cwd();
/** The contestant of another tree. */
const OTHER = 'Strata SIMD, other tree';

export async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    console.log(USAGE);
    return 0;
  }
  const options = readOptions(args);
  if (typeof options === 'string') {
    console.error(`${options}\n${USAGE}`);
    return 1;
  }
  if (options.scaling) return drawScaling(join(root, 'docs/scaling.svg'), options, busyClock);
  const python = options.torch ? findTorch() : undefined;
  if (options.torch && !python) console.error('PyTorch is left out: no python3 here imports torch and numpy.');
  const peers = options.peers && installPeers(join(root, 'bench/peers'));
  const names = [...Object.keys(own), ...(peers ? rivalNames : [])];
  const page = options.browser ? await openPage(root, peers) : undefined;
  const other = options.against === undefined ? undefined : await bundleOf(options.against);
  const results: Result[] = [];
  try {
    for (const workload of workloads.filter(({ id }) => options.only.includes(id))) {
      const remotes: Remote[] = [];
      for (const name of names) remotes.push(page ? await page.remote(name) : inProcess(name, import.meta.url));
      if (other) remotes.push({ ...inProcess('Strata SIMD', other, options.against), name: OTHER });
      if (python) remotes.push(inPython(python, join(root, 'bench/pytorch.py')));
      for (const result of await contest(workload, remotes, options)) {
        results.push(result);
        console.log(JSON.stringify(result));
      }
    }
  } finally {
    await page?.close();
  }
  const where = page?.version ?? `Node ${process.versions.node}`;
  console.log(`\n${machine()}; ${where}; ${conditions(options)}.\n\n${report(results, 'Strata SIMD')}`);
  return results.some(({ agrees, contestant }) => agrees === false && contestant in own) ? 1 : 0;
}

/** The processor and the day. */
function machine(): string {
  const processors = cpus();
  return `${processors[0]?.model.trim()}, ${processors.length} processors; ${new Date().toISOString().slice(0, 10)}`;
}

const conditions = ({ rounds, slot }: Options) => `medians of ${rounds} slots of ${slot} ms`;

/** Takes turns in this process for the contestant of that name, by lines of JSON. */
export function contend(name: string): void {
  console.log = console.info = console.warn = () => {}; // what the engines have to say
  const answer = takesTurns(() => loadContestant(name), busyClock);
  const lines = createInterface({ input: process.stdin });
  lines.on('line', async (line) => {
    process.stdout.write(`${MARK}${JSON.stringify(await answer(JSON.parse(line)))}\n`);
  });
  lines.on('close', () => process.exit(0));
}

async function loadContestant(name: string): Promise<Contestant> {
  const backEnd = own[name];
  if (backEnd) return { name, version: 'this tree', make: (workload) => makeStrata(workload, backEnd) };
  const file = pathToFileURL(join(root, 'bench/peers/libraries.js')).href;
  const { libraries } = (await import(/* @vite-ignore */ file)) as { libraries: Libraries };
  return loadRival(name, libraries);
}

/** The main thread's time on a processor (Linux), or the whole process's. */
function busyClock(): number {
  const { user, system } = process.cpuUsage(); // also brings the kernel's counter up to date
  try {
    return Number(readFileSync('/proc/self/schedstat', 'utf8').split(' ')[0]) / 1e9;
  } catch {
    return (user + system) / 1e6;
  }
}
