import { surveyFields } from '#lenses/survey/surveyFields.ts';
import { text } from '#nn/field.ts';

export const bottleneckFields = {
  ...surveyFields,
  /** The factor in which two samples differ that are shown in all layers; none where it is empty. */
  factor: text({ default: '', maxLength: 40 }),
} as const;
