/** @file What is said of the answer to one sample, or to each of them. */

export const sampleAsked = (sample: string, answer: string): string => `${sample}: asked for ${answer}`;
export const PREVIOUS_SAMPLE = 'Previous sample';
export const NEXT_SAMPLE = 'Next sample';
export const ANY_SAMPLE = 'Any sample';
export const SHARES_CAPTION = 'The share that the network gives to each class';
export const ASKED_FOR = 'asked for';
export const OFF_BY = 'off by';
export const STEPS_CAPTION = 'For every step: asked for, said, and the share given to what was said';
export const stepSays = (step: number, said: string, asked: string): string =>
  `Step ${step}: says ${said}, asked for ${asked}`;
export const stepsRight = (right: number, count: number): string =>
  `${right} of ${count} steps right; the fuller the ground, the surer; press one for its shares`;
export const picturesAt = (count: string, set: string, step: string): string =>
  `${count} ${set} pictures, put in and given back at step ${step}; the largest squared error first`;
export const PUT_IN = 'Put in';
export const GIVEN_BACK = 'Given back';
export const offBy = (distance: string): string => `off by ${distance}`;
export const PICTURE_PUT_IN = 'The picture put in';
export const PUT_IN_NOTE = 'put in';
export const PICTURE_GIVEN_BACK = 'The picture given back';
export const GIVEN_BACK_NOTE = 'given back';
export const DIFFERENCE_SAYS = 'The difference: what is given back less what was put in';
export const TOO_LITTLE_INK = 'too little ink';
export const TOO_MUCH = 'too much';
export const SQUARED_ERROR = 'squared error';
export const SQUARED_ERROR_SAYS = 'The mean over its pixels of (given back − put in)²';
export const R2_OF_PICTURE = 'R² of this picture';
export const R2_OF_PICTURE_SAYS =
  '1 − its squared error / that of the mean picture: 1 is perfect, 0 no better than giving back the mean of all';
export const NOT_COMPUTED = 'Not computed: what the network says is no number.';
export const wrongOf = (wrong: string, count: string, set: string): string =>
  `${wrong} of ${count} ${set} samples have a wrong answer; the worst first`;
export const furthestFirst = (count: string, set: string): string => `${count} ${set} samples, the furthest off first`;
export const rightOf = (right: number, positions: number): string => `${right} of ${positions} right`;
export const NO_NUMBER = 'no number';
export const ASKED_AXIS = 'asked for →';
export const scatterLabel = (count: number): string =>
  `What the network says against what was asked for, ${count} samples; on the diagonal the two are equal`;

export const YOUR_DRAWING = 'your drawing';
export const testSampleOf = (place: number, count: number): string => `test sample ${place} of ${count}`;
export const trainSampleOf = (row: number, count: number): string => `train sample ${row} of ${count}`;
