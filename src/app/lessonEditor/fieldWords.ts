/** @file What the fields of the format are called in the editor's forms, and what belongs into them. */

export interface FieldWords {
  readonly label: string;
  readonly hint?: string;
}

const fields: Readonly<Record<string, FieldWords>> = {
  // Of every question, goal and hint
  id: { label: 'Name', hint: 'Small letters, digits and hyphens. Other fields call it by this.' },
  ask: { label: 'Question' },
  before: { label: 'When', hint: 'Before the run: Play waits for the answer.' },
  optional: { label: 'May be left open' },
  why: { label: 'Said afterwards' },
  says: { label: 'Words' },
  // Questions
  choices: { label: 'Answers' },
  right: { label: 'Right' },
  reply: { label: 'Said to it' },
  reading: {
    label: 'Or read from the run',
    hint: 'Such as testAccuracy@300: what the learner’s own run has at that step.',
  },
  tolerance: { label: 'Still right within' },
  unit: { label: 'Unit' },
  min: { label: 'From' },
  max: { label: 'To' },
  step: { label: 'In steps of' },
  items: { label: 'Things, in the right order', hint: 'One in each line. They are shown mixed.' },
  accepted: { label: 'Accepted answers', hint: 'One in each line. With none, any answer is kept.' },
  what: { label: 'What is drawn' },
  pairs: { label: 'Pairs' },
  item: { label: 'Thing' },
  to: { label: 'Belongs to' },
  also: { label: 'Also offered', hint: 'One in each line: nothing belongs to these.' },
  block: { label: 'Or the units of block' },
  concepts: { label: 'Concepts to find', hint: 'One in each line.' },
  gain: { label: 'Gain over the start that counts' },
  of: { label: 'Of' },
  weights: { label: 'Weights', hint: 'Such as [2, -1]' },
  inputs: { label: 'Inputs', hint: 'Such as [1, 3]' },
  bias: { label: 'Bias' },
  samples: { label: 'Samples' },
  from: { label: 'Numbers in' },
  side: { label: 'Side of the picture' },
  channels: { label: 'Channels' },
  filters: { label: 'Filters' },
  window: { label: 'Side of the window' },
  stride: { label: 'Stride' },
  padding: { label: 'Padding' },
  function: { label: 'Function' },
  at: { label: 'At' },
  factors: { label: 'Factors', hint: 'Such as [0.25, 0.25]' },
  // Goals
  when: { label: 'Conditions', hint: 'One in each line, such as testAccuracy >= 0.95. All hold at one step.' },
  for: { label: 'For so many steps' },
  saw: { label: 'Seen once', hint: 'One in each line. All at one step, at any time in the part.' },
  mostSteps: { label: 'Steps at most' },
  mostEpochs: { label: 'Epochs at most' },
  mostParameters: { label: 'Parameters at most' },
  mostResets: { label: 'Resets at most' },
  tried: { label: 'Must be tried', hint: 'Such as seed, a.units' },
  points: { label: 'Points', hint: 'One in each line, such as 1, -1 is 0: both inputs and the class.' },
  starts: { label: 'In so many starts', hint: 'Such as 8 of 10' },
  proved: { label: 'Proved on', hint: 'Such as 8 of 10, where it is about luck. Else on three seeds.' },
  solution: { label: 'Solution' },
  change: { label: 'Change before the start' },
  steps: { label: 'Steps' },
  changes: { label: 'Changes on the way' },
  // Hints
  afterSteps: { label: 'After so many steps' },
  afterWrong: { label: 'After so many wrong answers' },
  // Of a part
  show: { label: 'Open lenses', hint: 'As a saved document’s view has them: {"mode": "theatre"}' },
  pointAt: {
    label: 'Pointed at',
    hint: 'One in each line: a block, “block unit”, “block unit input”, or “panel answer”.',
  },
  takeaway: { label: 'To take along' },
  text: { label: 'Words' },
  // Of a lesson
  title: { label: 'Title' },
  minutes: { label: 'Minutes' },
  shelf: { label: 'Shelf' },
  line: { label: 'In a few words' },
  question: { label: 'The question' },
  sentence: { label: 'In one sentence' },
  sources: { label: 'Sources', hint: 'One in each line.' },
};
/** Where a name means something else on a list. */
const within: Readonly<Record<string, FieldWords>> = {
  'hints.of': { label: 'Helps with', hint: 'The name of a question or a goal of this part.' },
  'hints.says': { label: 'Hint' },
  'goals.says': { label: 'What is to be reached' },
  'choices.says': { label: 'Answer' },
  'choices.right': { label: 'Right' },
  'ask.to': { label: 'Numbers out' },
  'ask.steps': { label: 'Steps' },
  'ask.top': { label: 'Top of the axis', hint: 'Of a loss: the largest that can be drawn.' },
  'solution.tried': { label: 'What is tried', hint: 'One in each line.' },
  'front.steps': { label: 'Step of its picture' },
  'front.id': { label: 'Name', hint: 'As its file and its address are called.' },
  'part.id': { label: 'Name' },
  'arithmetic.of': { label: 'What is reckoned' },
};

/** @param of the list or the group that the field stands in */
export const fieldWords = (name: string, of: string): FieldWords | undefined => within[`${of}.${name}`] ?? fields[name];

export const choiceWords: Readonly<Record<string, string>> = {
  run: 'Before the run',
  border: 'A border',
  curve: 'A curve',
  product: 'A weighted sum',
  shape: 'A shape',
  parameters: 'A count of parameters',
  slope: 'A slope',
};
export const NOTHING_CHOSEN = '–';
export const kindWords: Readonly<Record<string, string>> = {
  choice: 'One answer of several',
  several: 'All that are right',
  number: 'A number',
  slider: 'A number on a scale',
  order: 'Things in order',
  text: 'A few words',
  draw: 'A drawing',
  match: 'What belongs together',
  arithmetic: 'Small arithmetic',
};
