import type { Status } from '#engine/client.ts';

const carriers = { worker: 'worker', blob: 'worker from a blob', main: 'in the page’s own thread' } as const;

/** Where and on what the engine runs, in a few words. */
export function engineWords({ state, carrier, backEnd }: Status): string {
  if (!carrier) return state === 'failed' ? 'Engine: not running' : 'Engine: starting';
  const arithmetic = backEnd === undefined ? '' : backEnd === 'simd' ? ', SIMD' : ', plain arithmetic';
  return `Engine: ${carriers[carrier]}${arithmetic}`;
}
