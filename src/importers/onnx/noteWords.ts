/** @file What a person should know of a network that was read from a graph. */
export const otherOutputs = (names: readonly string[]): string =>
  `The model has ${names.length === 1 ? 'a second output' : `${names.length} more outputs`} (${names.slice(0, 4).join(', ')}). Only its first is taken.`;
export const sharedWeights = (name: string): string =>
  `“${name.slice(0, 60)}” is used in two places there. Here each place has a copy of its own, which learns by itself.`;
export const OTHER_NETWORK =
  'The file also names a network of blocks, but its graph computes something else. What is opened is the graph.';
