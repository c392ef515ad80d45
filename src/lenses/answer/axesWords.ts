/** @file The words of the choice of columns that the answer is drawn over. */

export const axesWords = { group: 'Columns that are drawn', axes: ['across', 'up'] } as const;
