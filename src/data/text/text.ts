import { tokenFields } from '#data/fields.ts';
import { generatedLate } from '#data/late.ts';
import { defineDataset } from '#nn/dataset.ts';
import { int } from '#nn/field.ts';

export const textFields = { ...tokenFields, steps: int({ default: 24, min: 2, max: 128 }) };

/**
 * Windows [T] of a text of about 1400 characters; the answer at each step is the character that comes next.
 * Windows overlap, so that chance must not part them: the last part of the text, as long as the test share says, is the test's, and no window reaches over
 * the border. Each part's windows are taken in random order, each once before any comes again.
 */
export const text = defineDataset({
  type: 'text',
  task: 'classification',
  kind: 'tokens',
  needs: 'next',
  fields: textFields,
  generate: generatedLate('text'),
});
