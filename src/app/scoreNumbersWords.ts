/** @file What the numbers below a frame are of. */
export { LOSS_SAYS, R2_SAYS, SAMPLES_RIGHT_SAYS } from '#lenses/answer/answerWords.ts';
export const TEST_LOSS = 'test loss';
export const TRAIN_LOSS = 'train loss';
