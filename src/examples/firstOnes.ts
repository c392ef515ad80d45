/** @file Two examples of every shelf but those for who has trained a few, and of what is trained already, by what the first sight of the page says of them: all the examples are loaded when one is opened. A test holds them to their files. */
import type { Example } from './readExample.ts';

export const firstOnes: readonly Pick<Example, 'id' | 'title' | 'shelf'>[] = [
  { id: 'ring', title: 'Disc in a ring', shelf: 'start' },
  { id: 'sine', title: 'A sine from corners', shelf: 'start' },
  { id: 'spiral-theatre', title: 'Two spirals, unrolled', shelf: 'layers' },
  { id: 'moons-residual', title: 'Residual by hand', shelf: 'layers' },
  { id: 'digits-cnn', title: 'Digits: a convolutional network', shelf: 'seeing' },
  { id: 'faces', title: 'Faces', shelf: 'seeing' },
  { id: 'adding-lstm', title: 'LSTM: the adding problem', shelf: 'sequences' },
  { id: 'reversal-transformer', title: 'A transformer that reverses', shelf: 'sequences' },
  { id: 'deep-sigmoid', title: 'Deep sigmoids', shelf: 'failing' },
  { id: 'deep-relu', title: 'Deep ReLU, He’s start', shelf: 'failing' },
  { id: 'xor-two', title: 'XOR, two hidden units', shelf: 'compare' },
  { id: 'xor-three', title: 'XOR, three layers of sigmoids', shelf: 'compare' },
];
