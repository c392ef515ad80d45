/** @file The words of the answer: its panel, its strip, its plane, its score. */

export const THE_CURVE = 'The curve';
export const THE_DRAWING = 'The drawing';
export const THE_SAMPLE = 'The sample';
export const THE_PICTURES = 'The pictures';
export const CHOICE_OF_COLUMNS = 'The choice of columns';
export const RUN_PART = 'The run in curves and tables';
export const TEST_SET_PART = 'The test set';
export const ANSWER_TO = 'Answer to';
export const SAMPLE_SAYS = 'What the network says of the sample that is looked at';
export const DRAW_SAYS = 'What the network says of what you draw';
export const TEST_SET = 'test set';
export const ALL_SAMPLES = 'all samples';
export const SET_SAYS = 'Every sample, the worst first';
export const THE_ANSWER = 'The answer';
export const OUTPUT_OVER_PLANE = 'its output over the plane';
export const MAP_SHOWS = 'Map shows';
export const CONFIDENCE_SAYS = 'The stronger the colour, the surer the network';
export const REGIONS_SAY = 'The class that wins, however narrowly';
export const CANNOT_RUN = 'Not computed: the network cannot run as it is.';
export const CURVES_AND_TABLES = 'Curves and tables';
export const WHAT_IT_ADDS = 'weight × output: what it adds';
export const OUTPUT_OVER_X = 'its output over x';
export const TRAIN_AND_TEST = 'filled train, open test';
export const allTrain = (samples: string): string => `all ${samples} train`;
export const faintUnits = (which: string): string => `${which} · faint: what each unit adds`;
export const answerReaches = (reach: string): string => `the answer reaches ±${reach}`;
export const BEYOND_SCALE = 'Beyond the ends of the scale the colour stays the same';
export const PER_LAYER = 'per layer';
export const THE_PICTURE = 'The picture';
export const ANSWER_IN_SHORT = 'Answer in short';
export const ANSWER_OVER_THE_PLANE = 'The answer over the plane';
export const LOSS_BY_EPOCH = 'loss, by epoch';
export const outputOf = (title: string): string => `${title}: its output over the plane`;
export const answerOfClasses = (classes: string, count: number, samples: string): string =>
  `The answer over the plane: ${classes}, with ${count} ${samples}`;
export const answerOfValues = (count: number, samples: string): string =>
  `The answer over the plane, with ${count} ${samples}`;
export const readByKeys = (label: string): string => `${label}. Arrow keys read it.`;
export const THE_TABLE = 'The table';
export const READ_AS_TABLE = 'Read as table';
export const LOSS_SAYS = 'Mean over the samples of what training makes small, dropout off';
export const STEPS_RIGHT_SAYS = 'Share of the steps whose class is right';
export const SAMPLES_RIGHT_SAYS = 'Share of the samples whose class is right';
export const R2_SAYS =
  'How much of the differences the answers explain: 1 is all, 0 no better than always saying the mean';
export const MARGIN_SAYS =
  'How far another draw of test points would typically stray: the standard error √(p(1 − p)/n), in points';
export const NO_TEST = 'no test';
export const EXACT_SAYS = 'Exact: the share of these very points, an estimate of nothing else';

export const ANSWERED_RIGHT = ', answered right';
export const CHART_OF_THE_RUN = 'The chart of the run';
