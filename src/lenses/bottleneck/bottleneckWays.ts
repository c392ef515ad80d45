/** The ways in which the bottleneck is shown, as its field `show` has them. */
export const bottleneckWays = {
  field: 'show',
  label: 'Shown as',
  options: [
    {
      value: 'story',
      label: 'story',
      title: 'What each layer makes of a sample, and what it still keeps, as pictures',
    },
    { value: 'numbers', label: 'numbers', title: 'Every reading, in tables' },
  ],
} as const;
