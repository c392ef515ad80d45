/** @file Names of the parts of the stage that come late. */

export const THE_CLOSEUP = 'The close-up';
export const WHAT_IS_READ = 'What is read at a layer';
export const EARLIER_UNITS = 'Earlier units';
export const LATER_UNITS = 'Later units';
export const ROW_OF_TILES = 'The row of tiles';
export const TILE_KEYS = 'Arrow keys walk from tile to tile; with Shift from cell to cell';
export const MOVE_DIALOG = 'The dialog for moving blocks';
export const wrapIn = (type: string): string => `Wrap in ${type}`;
export const ADD_A_BRANCH = 'Add a branch';
export const FOLD_TO_ONE_COLUMN = 'Fold to one column';
export const actionsFor = (name: string): string => `Actions for ${name}`;

export const UNIT_CARD = 'The card of a unit';
export const WEIGHT_CARD = 'The card of a weight';
export const OVERVIEW_PART = 'The overview of the network';
export const READ_AT_EACH_LAYER = 'What is read at each layer';
export const MADE_FROM_PART = 'What a number is made from';
export const STAYS_IN_SIGHT = 'What stays in sight';
export const WAYS_OUT = 'What mends it';
export const OUTPUTS_SAY = 'The output of every unit for the sample looked at';
export const HEAT_MAPS_SAY = 'Heat-maps of every unit over the input, and the weights between them';
export const BLOCKS_LIST = 'Blocks, from input to answer';
export const costSays = (cost: string): string =>
  `${cost} multiply-adds to answer one sample; a step of training costs about three times as many`;
export const LINES_SHOW = 'lines show';
export const WEIGHT_SAYS = 'Width and colour: the weight itself';
export const SIGNAL_OVER_PLANE = 'Weight times the spread of what flows along it: what the line really carries';
export const SIGNAL_OF_SAMPLE = 'Weight times what flows along it for this sample: what the line really carries';
export const SCALE_PER = 'scale per';
export const PER_LAYER_SAYS = 'Equal colours are equal numbers within a layer';
export const PER_MAP_SAYS =
  'Each feature map from its own largest number, which is written on it: maps that hardly fire are seen as well';
export const LOSS_DOES_NOT_FIT = 'Loss and data do not fit';
export const CANNOT_RUN_YET = 'This cannot run yet';
export const THE_PICTURE = 'The picture of the network';

export const WHAT_CAN_BE_DONE = 'What can be done with a block';
export const MENU_OF_A_BLOCK = 'The menu of a block';
