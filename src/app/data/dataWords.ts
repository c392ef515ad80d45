/** @file The words of the choice of data, and of their preview. */

export const PREVIEW_OF_SAMPLES = 'The preview of samples';
export const EDITOR_OF_POINTS = 'The editor of points';
export const EDITOR_OF_CURVES = 'The editor of curves';
export const CHOOSE_THE_DATA_SET = 'Choose the data set';
export const EXPORT_CSV = 'Export CSV';
export const ROWS_AS_A_TABLE = 'The rows as a table, as they were brought';
export const POINTS_AS_A_TABLE =
  'The points as a table: coordinates, class or value, and whether a row trains or tests the network';
export const YOUR_OWN_DATA = 'Your own data';
export const DATA_SET = 'Data set';
export const asInput = (feature: string): string => `${feature} as an input of the network`;
export const ONE_INPUT_STAYS = 'At least one input must stay.';
export const SAMPLES_OF_THE_DATA = 'Samples of the data';
export const FILLED_TRAIN_OPEN_TEST = 'filled train, open test';
export const ALL_TRAIN = 'all train';
export const ABOVE_GIVEN = 'above: given';
export const BELOW_ASKED = 'below: asked for';
export const DISC_GIVEN_RING_ASKED = 'disc: given, ring: asked for';

export const TABLE_NOT_WRITTEN = 'What writes tables could not be loaded. Check the connection and try again.';
export const POINTS_ON_THE_PLANE = 'Points on the plane';
