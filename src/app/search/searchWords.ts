/** @file The words of the search. */
import type { Kind } from './entry.ts';

export const TITLE = 'Search';
export const HINT = 'Dense, learning rate, XOR, Theatre, overfitting …';
export const LESSON_HINT = 'XOR, attention, dropout, gradient …';
export const NOTHING = 'Nothing is called that. Try another word, or a part of it.';
export const RESULTS = 'Results';
export const HOW = '↑ ↓ choose, Enter goes there, Esc closes';

/** Of a part of a lesson. @param part counted from 1 */
export const partSays = (part: number, lesson: string): string => `Part ${part} of “${lesson}”`;

export const kindTitles: Readonly<Record<Kind, string>> = {
  action: 'Do',
  block: 'Go to a block',
  layer: 'Add to the network',
  lens: 'Open a lens',
  setting: 'Change a setting',
  example: 'Open an example',
  lesson: 'Go to a lesson',
  data: 'Learn from other data',
  term: 'What words mean',
};

export const foundWords = (count: number): string =>
  count === 0 ? NOTHING : count === 1 ? 'One result.' : `${count} results.`;

/** What the page itself can do. */
export const actionWords = {
  play: { name: 'Play or pause', also: ['play', 'pause', 'train', 'run', 'start', 'stop'] },
  step: { name: 'Step', also: ['one step', 'train once'] },
  reset: { name: 'Reset', also: ['back to step 0', 'restart', 'start over'] },
  reseed: { name: 'Reseed', also: ['new seed', 'random', 'other start'] },
  undo: { name: 'Undo', also: ['back', 'revert'] },
  redo: { name: 'Redo', also: ['again', 'repeat'] },
  new: { name: 'New network', also: ['empty', 'blank', 'clear'] },
  gallery: { name: 'Examples', also: ['gallery', 'open an example'] },
  lessons: {
    name: 'Lessons',
    also: ['course', 'learn', 'tutorial'],
    says: 'Short lessons on networks that really train.',
  },
  makeLesson: {
    name: 'Make a lesson from this',
    also: ['edit lesson', 'author', 'write a lesson', 'teach', 'record'],
    says: 'Words, questions and goals for the network that is open.',
  },
  work: { name: 'Your work', also: ['library', 'saved', 'history'] },
  runs: { name: 'Kept runs', also: ['earlier runs'] },
  open: { name: 'Open file', also: ['load', 'import a network', 'ONNX'] },
  weights: { name: 'Weights from a file', also: ['safetensors', 'state_dict', 'load weights', 'import weights'] },
  save: { name: 'Save file', also: ['download', 'export', 'JSON'] },
  export: {
    name: 'Save for other programs',
    also: ['export', 'ONNX', 'safetensors', 'TensorFlow', 'CSV'],
    says: 'The network, with its weights, as files that other programs open.',
  },
  code: {
    name: 'Code of this network',
    also: ['Python', 'PyTorch', 'NumPy', 'Keras', 'Flax', 'program', 'source'],
    says: 'The whole network as a program that runs.',
  },
  share: { name: 'Share', also: ['link', 'embed', 'copy the link'] },
  print: { name: 'Print', also: ['paper', 'PDF'] },
  light: { name: 'Light theme', also: ['bright', 'colours'] },
  dark: { name: 'Dark theme', also: ['night', 'colours'] },
  system: { name: 'Theme as the system', also: ['automatic theme'] },
  keys: { name: 'Keys', also: ['shortcuts', 'keyboard', 'help'] },
  glossary: { name: 'Glossary', also: ['words', 'what words mean', 'help'] },
} as const;

/** Settings that stand outside the declared fields. */
export const settingWords = {
  optimiser: {
    name: 'Optimiser',
    also: ['optimizer', 'Adam', 'SGD', 'RMSprop'],
    says: 'How a gradient becomes a step.',
  },
  activation: {
    name: 'Activation',
    also: ['ReLU', 'tanh', 'sigmoid', 'activation function'],
    says: 'How every hidden layer bends its sums.',
  },
  schedule: {
    name: 'Schedule',
    also: ['learning rate schedule', 'warm-up', 'cosine'],
    says: 'How the learning rate changes while it trains.',
  },
  pause: { name: 'Pause when', also: ['early stopping', 'patience'], says: 'When training pauses by itself.' },
  seed: { name: 'Seed', also: ['random', 'start'], says: 'The number that all chance comes from.' },
  speed: { name: 'Speed', also: ['steps per second', 'slow', 'fast'], says: 'Steps per second while it runs.' },
} as const;

/** Other spellings and names of declared settings. */
export const fieldAlso: Readonly<Record<string, readonly string[]>> = {
  learningRate: ['step size', 'lr', 'eta'],
  batchSize: ['minibatch', 'mini-batch'],
  l1: ['regularisation', 'regularization', 'lasso', 'sparsity'],
  l2: ['regularisation', 'regularization', 'ridge', 'weight decay'],
  loss: ['cost', 'objective', 'error function'],
  clipNorm: ['gradient clipping'],
};
