/** @file What the bar says with which a lesson is recorded on the page. */
export const NO_OWN_DATA = 'A lesson cannot carry pictures or tables of your own. Choose a data set of the page.';
export const partNamed = (place: number): string => `Part ${place}`;
export const RECORDING = 'Recording';
export const ADD_PART = 'Add as a part';
export const ADD_PART_SAYS = 'Keeps the network as it starts, the open lens and what is selected as the next part';
export const TAKE_BACK = 'Take the last part back';
export const TO_LESSON = 'Back to the lesson';
export const partsSoFar = (count: number): string =>
  count === 0 ? 'no part yet' : count === 1 ? 'one part' : `${count} parts`;
export const recordedSays = (place: number, steps: number | undefined): string =>
  `Part ${place} is recorded${steps === undefined ? '' : `, with a run of ${steps} steps to make a goal of`}.`;
export const TAKEN_BACK = 'The last part is taken back.';
