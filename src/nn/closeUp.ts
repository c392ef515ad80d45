/** @file What a close-up shows: one output number of a layer, taken apart into the very numbers that its kernel computes with. Plain data, from the worker to the page. */

/** What became of a sum. */
export interface Bent {
  /** Products and bias added up, before the activation function. */
  readonly sum: number;
  /** The activation function, by its id; `linear` where nothing bends. */
  readonly function: string;
  /** Of softmax: all the sums that share the 1, and which of them is this one. */
  readonly shared?: { readonly sums: readonly number[]; readonly place: number };
  readonly output: number;
}

/** A sum of products, weight by weight, in the order they are added, and the bias, which the sum begins with. */
export interface Products extends Bent {
  readonly weights: readonly number[];
  readonly inputs: readonly number[];
  readonly bias: number | null;
}

/** A patch of an image: its rows and columns, and where its top left corner lies, which may be outside, in the padding. */
export interface Patch {
  readonly rows: number;
  readonly columns: number;
  readonly top: number;
  readonly left: number;
}

/** Products of a kernel with the patch under it, channel by channel, each row by row. */
export interface WindowCloseUp extends Products, Patch {
  readonly kind: 'window';
  readonly channels: number;
}

export interface SumCloseUp extends Products {
  readonly kind: 'sum';
}

/** The largest number of a patch, or the mean of all. Of a sequence the patch is one row, the steps. */
export interface PoolCloseUp extends Patch {
  readonly kind: 'pool';
  readonly how: 'largest' | 'mean';
  readonly channel: number;
  /** Row by row. */
  readonly values: readonly number[];
  /** Which of them is the largest: the first where several are. */
  readonly chosen?: number;
  readonly output: number;
}

/** output = scale · (x − mean) / √(variance + epsilon) + shift. */
export interface NormalCloseUp {
  readonly kind: 'normal';
  /** What mean and variance are taken of; empty where they are not of this sample but kept from training. */
  readonly group: readonly number[];
  readonly x: number;
  readonly mean: number;
  readonly variance: number;
  readonly epsilon: number;
  readonly standard: number;
  readonly scale: number;
  readonly shift: number;
  readonly output: number;
}

/** What one head does at the step that asks. */
export interface HeadCloseUp {
  readonly query: readonly number[];
  /** A key and a value for each step. */
  readonly keys: readonly (readonly number[])[];
  readonly values: readonly (readonly number[])[];
  /** query · key / √width, of the steps it may look at. */
  readonly scores: readonly number[];
  /** Softmax of the scores, one for each step. */
  readonly shares: readonly number[];
  /** Σ share · value. */
  readonly mixed: readonly number[];
}

/** The mixes of all heads, one after another, are the inputs of the products. */
export interface AttentionCloseUp extends Products {
  readonly kind: 'attention';
  /** The step that asks, and the feature of its output. */
  readonly step: number;
  readonly feature: number;
  readonly heads: readonly HeadCloseUp[];
}

export interface Gate {
  readonly name: 'input' | 'forget' | 'new' | 'output' | 'reset' | 'update';
  readonly function: 'sigmoid' | 'tanh';
  /** Weights times what comes in, and weights times the state before, each with its bias. */
  readonly fromInput: number;
  readonly fromState: number;
  readonly value: number;
}

export interface GatesCloseUp {
  readonly kind: 'gates';
  readonly cell: 'rnn' | 'lstm' | 'gru';
  readonly unit: number;
  readonly step: number;
  readonly gates: readonly Gate[];
  /** What the unit held before this step, and holds after: of an LSTM its memory, else its output. */
  readonly before: number;
  readonly after: number;
  readonly output: number;
  /** The unit's output at each step, and of an LSTM its memory. */
  readonly outputs: readonly number[];
  readonly memory?: readonly number[];
}

/** A function of one number (of softmax, of all that share the 1). */
export interface BendCloseUp extends Bent {
  readonly kind: 'bend';
}

export type CloseUp =
  | WindowCloseUp
  | SumCloseUp
  | PoolCloseUp
  | NormalCloseUp
  | AttentionCloseUp
  | GatesCloseUp
  | BendCloseUp;
export type CloseUpKind = CloseUp['kind'];
