/** @file The engines Strata is measured beside. Each is given the same numbers and its own best case. */
import type { Contestant, Refusal, Runner } from '../runner.ts';
import type { Workload } from '../workloads.ts';
import { makeBrain } from './brain.ts';
import { makeConvNetJs } from './convNetJs.ts';
import { makeJaxJs } from './jaxJs.ts';
import { makeTfjs } from './tfjs.ts';

// biome-ignore lint/suspicious/noExplicitAny: the libraries are installed on demand, and so are their types
export type Library = any;

type Loader = (option?: string) => Promise<{ readonly library: Library; readonly version: string }>;
/** What `peers/libraries.js` exports. */
export type Libraries = Readonly<Record<'tfjs' | 'jaxJs' | 'convNetJs' | 'brain', Loader>>;

type Make = (library: Library, workload: Workload) => Runner | Refusal | Promise<Runner | Refusal>;
const rivals: Readonly<Record<string, { from: keyof Libraries; option?: string; make: Make }>> = {
  'tfjs cpu': { from: 'tfjs', option: 'cpu', make: makeTfjs },
  'tfjs wasm': { from: 'tfjs', option: 'wasm', make: makeTfjs },
  'jax-js': { from: 'jaxJs', make: makeJaxJs },
  ConvNetJS: { from: 'convNetJs', make: makeConvNetJs },
  'brain.js': { from: 'brain', make: makeBrain },
};

export const rivalNames = Object.keys(rivals);

export async function loadRival(name: string, libraries: Libraries): Promise<Contestant> {
  const { from, option, make } = rivals[name]!;
  const { library, version } = await libraries[from](option);
  return { name, version, make: (workload) => make(library, workload) };
}
