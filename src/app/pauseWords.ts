/** @file Why a run paused by itself. */
import type { Status } from '#engine/client.ts';
import { type NameOf, readingWords } from '#nn/goalWords.ts';
import { metricNames } from '#nn/pauseText.ts';
import { formatCount, formatNumber } from '#ui/format.ts';

type Paused = NonNullable<Status['paused']>;

/** @param nameOf what a block is called */
export function pausedByItself({ pause, step, best }: Paused, nameOf: NameOf): string {
  const at = `Paused at step ${formatCount(step)}`;
  switch (pause.type) {
    case 'step':
      return `${at}, as asked.`;
    case 'epoch':
      return `${at}: epoch ${formatCount(pause.epoch)} is over.`;
    case 'metric':
      return `${at}: the ${metricNames[pause.metric]} is ${pause.is} ${formatNumber(pause.value, 6, true)}.`;
    case 'plateau':
      return `${at}: the ${metricNames[pause.metric]} has not fallen by ${formatNumber(pause.least, 6, true)} for ${points(pause.points)}.`;
    case 'reading':
      return `${at}: the ${readingWords(pause, nameOf)} is ${pause.is === 'below' ? 'below' : 'at least'} ${formatNumber(pause.value, 6, true)}.`;
    case 'worse':
      return `${at}: the test loss has been no lower for ${points(pause.points)} than at step ${formatCount(best ?? 0)}. The weights of that step are kept.`;
  }
}

const points = (count: number): string => (count === 1 ? 'a point' : `${formatCount(count)} points`);

export const bestLabel = (step: number): string => `Go to step ${formatCount(step)}`;
