/** @file The words of the dialog for files of other programs. */
import { formatCount } from '#ui/format.ts';

export const WEIGHTS_TITLE = 'Weights from a file';
export const NETWORK_TITLE = 'A network from a file';
export const PROBLEM_TITLE = 'A file that cannot be used';
export const FILE_TITLE = 'A file of another program';
export const READING = 'Reading …';
export const STAYS = 'Everything stays on this device.';
export const OTHER_FILE = 'Choose another file';
export const CANCEL = 'Cancel';
export const TAKE_WEIGHTS = 'Start from these weights';
export const OPEN_NETWORK = 'Open this network';
export const OPEN_AS_IT_IS = 'Open it without data';
export const HERE = 'In this network';
export const IN_FILE = 'In the file';
export const STATE = 'Fits';
export const TABLE = 'Tensors of the network and of the file';
export const YES = 'yes';
export const OTHER_SHAPE = 'another shape';
export const NOTHING_FOR_IT = 'not in the file';
export const NO_PLACE = 'no place here';
export const NONE = '–';
export const UNDERSTOOD = 'The network as it was understood';
export const DATA = 'Data that fit';
export const LOSS = 'Loss';
export const PRESENT_DATA = 'Your present data';
export const REFUSED = 'It holds operations that no block here is. Nothing was changed.';
export const NO_NETWORK_HERE = 'The network on the page has problems of its own. Mend them first, or open another.';
export const NOT_READ = 'The file could not be read. It may have been moved or changed.';
export const NOT_TAKEN = 'The network could not be opened. Nothing was changed.';
export const FROM_ITS_START =
  'They are where the run starts: it begins anew at step 0. Undo brings back what is here now.';
export const OPENS_BESIDE = 'It opens as another piece of work. Undo brings back what is here now.';
export const WITH_ITS_WEIGHTS = 'It starts from the weights in the file.';
export const WITHOUT_WEIGHTS = 'The file holds no weights: they are drawn from the seed.';
export const WHILE_OPEN = 'The data are on their way.';

/** With the name of the file before it. */
export const inFile = (file: string, says: string): string => `${file}: ${says}`;
export const takeLabel = (file: string): string => `Take weights of ${file}`;
export const openLabel = (file: string): string => `Open ${file}`;
export const takenWords = (file: string): string => `The run starts from the weights of ${file}. Undo takes them back.`;
export const openedWords = (title: string): string => `${title} opened.`;

export const parametersWords = (count: number): string =>
  `${formatCount(count)} ${count === 1 ? 'parameter' : 'parameters'}`;
export const inAndOut = (input: string, output: string, parameters: number): string =>
  `Takes ${input}, gives ${output}. ${parametersWords(parameters)}.`;

export const noDataFits = (input: string): string =>
  `No data set here is of shape ${input} with such an answer. Open it, then bring data of that shape under Your own data. Until then no view has samples to show.`;

export const waitsForData = (input: string): string =>
  `It waits for data of shape ${input}: bring some under Your own data. Until then no view has samples to show.`;

export const moreReasons = (count: number): string =>
  `${formatCount(count)} more ${count === 1 ? 'stands' : 'stand'} in the table.`;
export const moreTensors = (count: number): string => `${formatCount(count)} more in the file have no place here.`;
export const branchWords = (number: number): string => `branch ${number}`;
