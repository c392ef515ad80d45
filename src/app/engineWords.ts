import type { Status } from '#engine/client.ts';
import { formatCount } from '#ui/format.ts';

const carriers = { worker: 'worker', blob: 'worker from a blob', main: 'in the page’s own thread' } as const;

export const failedWords =
  'The training engine met an error. Try again; if it comes back, make the network or the data smaller.';
export const quietTitle = 'The training engine is not answering';
export const quietWords =
  'If it stays silent it is started again from where the run stood a moment ago. Nothing is lost.';

/** How long a run still takes to bring back, in seconds, as a question. */
export function askWords(seconds: number): string {
  if (!Number.isFinite(seconds)) return 'The run is long, and how long it takes to bring back is not known. Go on?';
  const [count, unit] =
    seconds < 90
      ? [seconds, 'seconds']
      : seconds < 90 * 60
        ? [seconds / 60, 'minutes']
        : seconds < 36 * 3600
          ? [seconds / 3600, 'hours']
          : [seconds / 86_400, 'days'];
  return `This takes about ${formatCount(Math.ceil(count))} ${unit} more. Go on?`;
}

/** Where and on what the engine runs, in a few words. */
export function engineWords({ state, carrier, backEnd }: Status): string {
  if (!carrier) return state === 'failed' ? 'Engine: not running' : 'Engine: starting';
  const arithmetic = backEnd === undefined ? '' : backEnd === 'simd' ? ', SIMD' : ', plain arithmetic';
  return `Engine: ${carriers[carrier]}${arithmetic}`;
}
