/** @file The words of curves and tables of a run. */

export const curveLabel = (count: number): string =>
  `The answer over x: the fitted curve, ${count} samples, and what each unit of the block before the last adds to the curve`;
export const SAMPLE_SAYS = 'What the network says';
export const NOT_A_NUMBER = 'not a number';
export const TEST_LOSS = 'Test loss';
export const TRAIN_LOSS = 'Train loss';
/** At the end of its dotted line. */
export const RUN_BEFORE = 'before';
export const NO_CLASSES = 'There are no classes to be right about';
export const SCALE_OF_THE_LOSS = 'Scale of the loss';
export const LOG_SAYS = 'Equal ratios are equally far apart';
export const CURVES_AND_TABLES = 'Curves and tables';
export const TEST_LOSS_COLUMN = 'test loss';
export const TRAIN_LOSS_COLUMN = 'train loss';
export const TEST_ACC = 'test acc.';
export const TRAIN_ACC = 'train acc.';
export const RUN_SO_FAR = 'The run so far';
