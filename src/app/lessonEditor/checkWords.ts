/** @file What the check of a draft says of goals and quoted numbers. */
import type { Proof } from '#lesson/prove.ts';
import { formatCount, formatNumber } from '#ui/format.ts';

export const PROVE = 'Train and check the goals';
export const PROVE_SAYS =
  'Each goal must be false at the start, and true at the end of its solution, on three seeds. Quoted numbers are computed again.';
export const STOP = 'Stop';
export const CHECKING = 'Checking the goals';
export const ALL_PROVED = 'Every goal is false at the start and reached by its solution; every quoted number is right.';
export const COUNT_PROVED = (count: number): string =>
  count === 1 ? 'One thing does not hold yet.' : `${formatCount(count)} things do not hold yet.`;
export const progressSays = (path: string, done: number, of: number): string =>
  `${path} ${Math.min(of, Math.floor(done) + 1)} of ${of}`.trim();

/** "Part 1, Bring the test accuracy to 95 %: 0.5 → 0.988; reached at step 340, 355 and 310." */
export function goalProof(part: string, says: string, { from, to, reached, faults }: Proof): string {
  const known = (value: number | null | undefined) => typeof value === 'number' && Number.isFinite(value);
  const way = known(from[0]) && known(to[0]) ? `${formatNumber(from[0]!, 3)} → ${formatNumber(to[0]!, 3)}` : undefined;
  const steps = reached.map((step) => (step === null ? 'never' : formatCount(step)));
  const at = steps.length > 8 ? undefined : `reached at step ${steps.join(', ')}`;
  return `${part}, ${says.replace(/[.!?]$/, '')}: ${[way, at].filter(Boolean).join('; ') || (faults.length === 0 ? 'reached' : 'not reached')}.`;
}
