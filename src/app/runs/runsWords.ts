/** @file The words of the list of kept runs. */
import { bytesWords } from '#app/library/listWords.ts';
import type { RunFacts } from '#state/keptRun.ts';
import { MOST_RUN_BYTES, MOST_RUNS } from '#state/runShelf.ts';
import { formatCount, formatFixed, formatNumber, formatPercent } from '#ui/format.ts';

export const TITLE = 'Kept runs';
export const EMPTY =
  'No run is kept yet. One is kept when you go back in it and go on from there another way, and whenever you ask for it.';
export const BOUND = `The last ${MOST_RUNS} runs that were left are kept, up to ${MOST_RUN_BYTES / 1e6}\u202fMB; those that you keep or name stay until you delete them.`;
export const KEEP = 'Keep this run';
export const NOTHING_TO_KEEP = 'There is no run to keep yet: train it first.';
export const NOT_KEPT = 'The run could not be kept: this browser has no room for it, or keeps nothing for this page.';
export const SAME_RECIPE = 'same settings as here';
export const CANNOT_BE_READ = 'cannot be read any more';
export const NOT_RENAMED = 'The name could not be written.';
export const keptWords = (title: string): string => `“${title}” is kept.`;
export const TABLE_NAME = 'Table as Markdown';

const count = (n: number, one: string, many: string) => `${formatCount(n)} ${n === 1 ? one : many}`;

/** "1 min 05 s", "12 s". */
export function timeWords(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole}\u202fs`;
  return `${Math.floor(whole / 60)}\u202fmin ${String(whole % 60).padStart(2, '0')}\u202fs`;
}

/** What it came to: "test 97.2 %, loss 0.113". */
export function metricWords({ test, train }: RunFacts): string {
  const [score, name] = test.loss === null ? [train, 'train'] : [test, 'test'];
  const loss = score.loss === null ? undefined : `loss ${formatNumber(score.loss)}`;
  const share = score.accuracy === null ? undefined : formatPercent(score.accuracy);
  const said = [share, loss].filter((part) => part !== undefined);
  return said.length > 0 ? `${name} ${said.join(', ')}` : 'not scored';
}

/** What it cost. */
export const costWords = ({ step, parameters, multiplyAdds, bytes, seconds, samples }: RunFacts): string =>
  [
    `step ${formatCount(step)}`,
    count(parameters, 'parameter', 'parameters'),
    count(multiplyAdds, 'multiply-add', 'multiply-adds'),
    bytesWords(bytes),
    timeWords(seconds),
    `${formatCount(samples)} samples seen`,
  ].join(' · ');

/** The key of the small curves. */
export const CURVES = 'Small curves: the loss, in training as a line, on test samples dotted.';

export const curveWords = (facts: RunFacts): string =>
  facts.curve.length === 0
    ? 'No curve'
    : `Train loss from ${formatFixed(facts.curve[0]![1] ?? 0, 3)} to ${formatFixed(facts.curve.at(-1)![1] ?? 0, 3)}`;

export const SAVE_AS_CSV = 'Save as CSV';
export const COPY_AS_MARKDOWN = 'Copy as Markdown';
export const deletedWords = (name: string): string => `“${name}” is deleted.`;
export const BRING_IT_BACK = 'Bring it back';
export const NAME_OF_THE_RUN = 'Name of the run';
