/** @file What programs say of their samples. */

export const samplesWords = {
  samples: (input: string, output?: string) =>
    `Samples: inputs of shape ${input}, targets ${output ? `of shape ${output}` : 'by the number of their class'}.`,
  classes: (names: readonly string[]) => `Classes: ${names.join(', ')}.`,
  positive: (one: string, other: string, low: number) => `The answer is 1 for ${one}, and ${low} for ${other}.`,
  columns: (names: readonly string[]) => `Columns: ${names.join(', ')}.`,
  picture: 'the picture itself is asked for',
} as const;
