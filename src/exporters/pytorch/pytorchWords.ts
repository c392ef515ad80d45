/** @file What a PyTorch program says of itself. */

interface Head {
  readonly title: string;
  /** The program's file. */
  readonly file: string;
  readonly weights: boolean;
  readonly trains: boolean;
}

/** The text that a program begins with. */
export const headWords = ({ title, file, weights, trains }: Head): string =>
  [
    `${title || 'A network'}: a PyTorch program, written by Strata.`,
    '',
    ...(weights
      ? [
          `    python ${file}            # loads the weights, checks them, says how good they are`,
          ...(trains ? [`    python ${file} --train    # goes on training from there`] : []),
        ]
      : [`    python ${file}`]),
    '',
    'It needs PyTorch 1.13 or newer, and nothing else.',
  ].join('\n');

export const words = {
  model: 'The network. At the end of each line: the shape of what comes out, for one sample.',
  seed: 'Strata started from this seed too, but PyTorch draws other numbers from it.',
  epochs: (steps: number) => `as many steps as the run in Strata had: ${steps}`,
  noRun: 'a number to begin with',
  phases:
    'In Strata the training has phases. This is the network and the training of one of them: the others are not here.',
  initial: 'In Strata this network starts from weights of its own. Export it with weights to have them.',
  itself: 'The network is asked for its own input.',
  nothing: 'Nothing in this network is trained.',
  lone: 'Normalisation over a single number says nothing: PyTorch refuses a batch of one sample.',
  loneBatch: 'in Strata 1: PyTorch refuses to normalise over a single sample',
  positive: (one: string, other: string, low: number) =>
    `The output speaks for class “${one}”: that is 1, and “${other}” is ${low}.`,
  classes: (names: readonly string[]) => `Classes, counted from 0: ${names.join(', ')}.`,
  columns: (names: readonly string[]) => `Columns of the input: ${names.join(', ')}.`,
  data: 'Inputs and targets of the samples, for training and for the test.',
  penalty: (l1: boolean, l2: boolean) =>
    `${[...(l1 ? ['L1'] : []), ...(l2 ? ['L2'] : [])].join(' and ')} of the weights; biases and normalisation go free.`,
  frozen: 'single numbers that training leaves alone: their places, counted row by row',
  held: 'momentum and weight decay would move them too',
  step: 'One step on one batch; returns the loss before it.',
  schedule: 'The learning rate at each step, as a share of the full one.',
  reader: 'Tensors by name, from a file beside this program.',
  check: 'Compares the network with answers of the engine that trained it.',
  differs: 'the answers are not those of the engine that trained it, or are no numbers',
  accuracy: 'The share of answers whose class is right.',
  explained: 'R squared: 1 is perfect, 0 no better than always answering the mean.',
} as const;
