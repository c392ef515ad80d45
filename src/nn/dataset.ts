/** @file The contract of a data set: what it declares and what it generates. */
import type { Random } from '#base/random.ts';
import type { Fields, Values } from './field.ts';
import type { FieldTexts } from './fieldText.ts';
import type { Found } from './problem.ts';
import type { Shape } from './shape.ts';

/** What the answer is: one of K classes, a number, a number for each point of a line, or the picture that was put in. */
export type Task = 'classification' | 'regression' | 'curve' | 'picture';

/** What a sample is: a point of the plane or of a line, an image, a row of vectors, or a row of tokens. In the order of the data panel. */
export const inputKinds = ['plane', 'line', 'image', 'sequence', 'tokens'] as const;
export type InputKind = (typeof inputKinds)[number];

/** A property that each sample was made with: its class, how far a digit leans. What a network keeps of it and what it forgets can be measured. */
export interface Factor {
  readonly id: string;
  /** Within a sentence: "stroke width". */
  readonly name: string;
  readonly kind: 'class' | 'number';
  /** One name a class, where the values are classes. */
  readonly classes?: readonly string[];
  /** Of numbers, where they have one: "px", "°". */
  readonly unit?: string;
  /** [N]: a class index as a float, or a number. Where samples are drawn one by one, that of a sample is there once it was drawn; of the answer, at once. */
  readonly values: Float32Array;
}

/** Which pixels of an image belong to which of its parts, such as the ends of a stroke. Parts may overlap. */
export interface Parts {
  readonly names: readonly string[];
  /** One mask a part, [H · W] row-major, 1 where the pixel belongs to it; new arrays. The sample is drawn again for it, since masks of all would fill the memory. */
  masksOf(row: number): readonly Uint8Array[];
}

/** Why a factor cannot be set alone; its words are the page's (`lenses/bottleneck/pairWords.ts`). */
export type Unvaried = 'otherStrokes' | 'followFromPlaces' | 'changesPlaces' | 'noFactor';

/** A sample made again with one of its factors at another value and all others as they were. */
export interface Varied {
  /** [...shape]: new memory. */
  readonly input: Float32Array;
  /** The values of all factors, in their order. */
  readonly factors: readonly number[];
}

/** Samples that are drawn one by one, each from what is its own: any of them alone, or all of them, a few at a time. */
export interface DrawnSamples {
  readonly count: number;
  /** Writes sample `row` [...shape], and to its place in every factor what it was made with: the same bits each time. */
  draw(row: number, input: Float32Array): void;
}

/** Generated or given samples, before the choice of input features and before the split. */
export interface Samples {
  /**
   * [N, ...shape] row-major. Points: coordinates within about −1 … 1. Images: pixels, 0 paper and 1 ink, before noise. Tokens: whole numbers as
   * floats.
   */
  readonly inputs: Float32Array | DrawnSamples;
  /** One sample's: [2] on the plane, [1] on a line, [C, H, W] of an image, [T, E] of a sequence, [T] of tokens. */
  readonly shape: Shape;
  /** The names of the token values 0 … K − 1, where the inputs are tokens. */
  readonly tokens?: readonly string[];
  /** What each of a sequence's E columns is called. */
  readonly columnNames?: readonly string[];
  /** How many answers a sample asks for: 1 (the default), or T, one at every step. */
  readonly positions?: number;
  /** [N · positions]. Class indices 0 … K − 1, as floats, or values. Where the picture itself is asked for: the classes that it is not asked for. */
  readonly targets: Float32Array;
  /**
   * Where numbers are scaled by what the training rows are like: what the network is given and asked then, once the rows are split. `inputs` and `targets` above
   * are as they were brought.
   */
  fit?(train: Int32Array): Fitted;
  /** One name a class; empty where the targets are values. With two classes the first is the positive one (+, orange). */
  readonly classNames: readonly string[];
  /** What each sample was made with, the answer that is asked for first; absent where there is nothing beside the answer. */
  readonly factors?: readonly Factor[];
  /** Of images that were drawn from known parts. */
  readonly parts?: Parts;
  /** Of samples whose factors can be set: sample `row` with the factor at another value, or why that cannot be changed alone. */
  vary?(row: number, factor: string, value: number): Varied | Unvaried;
  /** [N]: classes that the split keeps in proportion, where these are not the targets: so that another task on the same samples holds out the same ones. */
  readonly groups?: Float32Array;
  /** The rows that are held out, where that must not be left to chance; otherwise the split draws them. */
  readonly test?: readonly number[];
}

/** How a number that the network meets was made of the one that was brought: brought = centre + half · met. */
export interface Axis {
  readonly name: string;
  readonly centre: number;
  readonly half: number;
}

/** Rows of many columns as the network meets them. */
export interface Fitted {
  /** [N, F]. */
  readonly inputs: Float32Array;
  readonly targets: Float32Array;
  /** One for each of the F numbers. */
  readonly axes: readonly Axis[];
  /** What the column that is asked for is called. */
  readonly asked: string;
  /** Of an answer that is a number. */
  readonly answer?: Axis;
  /** [F]: what stands for a number that a picture over two others leaves open: its mean over the training rows. */
  readonly means: Float32Array;
  /** Which two numbers (or the one) a picture shows where nobody chose: those that tell the answer best, each on its own. */
  readonly shown: readonly number[];
}

/** The same for all values of the fields, or told by them. In method notation, so that definitions of any fields fit one list. */
type ToldBy<F extends Fields, T> = T | { method(values: Values<F>): T }['method'];

export interface DatasetDefinition<F extends Fields = Fields> {
  readonly type: string;
  /** Read it with `taskOf`. */
  readonly task: ToldBy<F, Task>;
  /** Read it with `kindOf`. */
  readonly kind: ToldBy<F, InputKind>;
  /** Everything under `data` in the document apart from `type`; `data/fields.ts` has those that many sets share. */
  readonly fields: F;
  /** Writes the samples of given field values; draws from `random` only. */
  generate(values: Values<F>, random: Random): Samples;
  /**
   * With an answer at every step: `past` where it follows from the steps up to its own, `next` where it is the step to come (which a network must not see),
   * `whole` where it needs later ones too.
   */
  readonly needs?: 'past' | 'whole' | 'next';
  /** Its samples come from files: it is not chosen by a tile but made by importing them. */
  readonly imported?: boolean;
  /** The set is the same points however often it is drawn and there is nothing to hold out (the truth table). Read it with `isExhaustive`. */
  readonly exhaustive?: ToldBy<F, boolean>;
  /** Fields that have no effect while the others have these values; the form hides them. */
  idle?(values: Values<F>): readonly (keyof F & string)[];
  /** What the fields' own ranges cannot say, such as a label that is no class: the field, and what is wrong with it. */
  check?(values: Values<F>): { readonly field: keyof F & string; readonly found: Found } | undefined;
}

/** What a data set says of itself on the page: `data/texts.ts`. */
export interface DatasetText<F extends Fields = Fields> {
  readonly name: string;
  /** One sentence for the data panel. */
  readonly summary: string;
  readonly fields: FieldTexts<F>;
}

/** The text type that belongs to a definition. */
export type DatasetTextOf<D> = D extends DatasetDefinition<infer F> ? DatasetText<F> : never;

/** Infers the value type from the fields. */
export function defineDataset<const F extends Fields>(definition: DatasetDefinition<F>): DatasetDefinition<F> {
  return definition;
}

/** What a data set with given field values asks for. */
export function taskOf<F extends Fields>(definition: DatasetDefinition<F>, values: Values<F>): Task {
  return typeof definition.task === 'function' ? definition.task(values) : definition.task;
}

/** What the samples of a data set with given field values are. */
export function kindOf<F extends Fields>(definition: DatasetDefinition<F>, values: Values<F>): InputKind {
  return typeof definition.kind === 'function' ? definition.kind(values) : definition.kind;
}

/** Whether a data set with given field values is all there is, so that nothing is held out. */
export function isExhaustive<F extends Fields>(definition: DatasetDefinition<F>, values: Values<F>): boolean {
  const { exhaustive = false } = definition;
  return typeof exhaustive === 'function' ? exhaustive(values) : exhaustive;
}
