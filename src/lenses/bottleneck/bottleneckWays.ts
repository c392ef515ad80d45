/** The ways in which the bottleneck is shown, as its field `show` has them. */
import { NUMBERS_SAY, PICTURES_SAY, SHOWN } from './wayWords.ts';
export const bottleneckWays = {
  field: 'show',
  label: SHOWN,
  options: [
    {
      value: 'story',
      label: 'story',
      title: PICTURES_SAY,
    },
    { value: 'numbers', label: 'numbers', title: NUMBERS_SAY },
  ],
} as const;
