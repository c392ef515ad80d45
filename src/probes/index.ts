/**
 * @file Every probe by name, and their types for the engine. Worker side; the page imports types only. Adding one: a folder here, a line in `live.ts` (or in
 * `measured.ts` and `measuredNames.ts`, where it measures a copy), and who asks for it.
 */
import { live } from './live.ts';
import { measured } from './measured.ts';

export const probes = { ...live, ...measured } as const;

type Listed = typeof probes;
declare module '#engine/probe.ts' {
  interface ListedProbes extends Listed {}
}
