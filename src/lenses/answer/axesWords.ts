/** @file The words of the plane that the answer is drawn over: its columns, and how many samples are drawn. */
import { formatCount } from '#ui/format.ts';

export const axesWords = { group: 'Columns that are drawn', axes: ['across', 'up'] } as const;

/** "2,000 of 16,000 rows drawn" */
export const drawnWords = (most: number, count: number, what: string): string =>
  `${formatCount(most)} of ${formatCount(count)} ${what} drawn`;
