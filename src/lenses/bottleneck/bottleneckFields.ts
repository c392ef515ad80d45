import { surveyFields } from '#lenses/survey/surveyFields.ts';
import { choice, text } from '#nn/field.ts';

export const bottleneckFields = {
  ...surveyFields,
  /** As pictures in the columns of the network, or as tables. Where there is little room there are the tables. */
  show: choice({ choices: ['story', 'numbers'], default: 'story' }),
  /** The factor in which two samples differ that are shown in all layers; none where it is empty. */
  factor: text({ default: '', maxLength: 40 }),
  /** The container whose blocks are columns too, with those it stands in; none where it is empty. */
  open: text({ default: '', maxLength: 40 }),
} as const;
