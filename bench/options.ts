/** @file What the benchmark is asked for on the command line. */
import { workloads } from './workloads.ts';

export const USAGE = `usage: npm run -s bench -- [OPTION …]
  --only W1,W3   these workloads (${workloads.map(({ id }) => id).join(', ')})
  --rounds N     slots of each engine (9)
  --slot MS      how long a slot lasts (150)
  --browser      in a Web Worker of a built page in Chromium instead of in Node
  --peers        with TensorFlow.js, jax-js, ConvNetJS and brain.js, which are installed where they are not yet
  --torch        with PyTorch, native and on one thread, where a python3 has it
  --against DIR  with the engine of another tree of this project, such as an older one
  --scaling      instead of all that, draws docs/scaling.svg: what a step costs against width, depth, batch and image size`;

export interface Options {
  readonly only: readonly string[];
  readonly rounds: number;
  readonly slot: number;
  readonly browser: boolean;
  readonly peers: boolean;
  readonly torch: boolean;
  readonly scaling: boolean;
  /** The folder of another tree. */
  readonly against: string | undefined;
}

/** Options, or what is wrong with them. */
export function readOptions(args: readonly string[]): Options | string {
  const given = new Map<string, string>();
  for (let i = 0; i < args.length; i++) {
    const name = args[i]!;
    if (['--only', '--rounds', '--slot', '--against'].includes(name)) given.set(name, args[++i] ?? '');
    else if (['--browser', '--peers', '--torch', '--scaling'].includes(name)) given.set(name, '');
    else return `unknown option ${name}`;
  }
  const known: readonly string[] = workloads.map(({ id }) => id);
  const only = given.get('--only')?.split(',') ?? known;
  const unknown = only.find((id) => !known.includes(id));
  if (unknown !== undefined) return `--only: no workload ${unknown}`;
  const rounds = Number(given.get('--rounds') ?? 9);
  if (!(Number.isInteger(rounds) && rounds >= 1)) return '--rounds must be an integer ≥ 1';
  const slot = Number(given.get('--slot') ?? 150);
  if (!(slot > 0)) return '--slot must be a number of milliseconds > 0';
  const flag = (name: string) => given.has(name);
  return {
    only,
    rounds,
    slot,
    browser: flag('--browser'),
    peers: flag('--peers'),
    torch: flag('--torch'),
    scaling: flag('--scaling'),
    against: given.get('--against'),
  };
}
