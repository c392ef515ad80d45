/** @file The contract of a layer: pure data and pure functions, shared by page and worker. Its arithmetic is a `LayerKernel` in the engine. */
import type { Place } from './block.ts';
import type { CloseUpKind } from './closeUp.ts';
import type { Fields, Values } from './field.ts';
import type { FieldTexts } from './fieldText.ts';
import type { ParameterSpec } from './initializer.ts';
import type { FixName, Found } from './problem.ts';
import type { Flow } from './shape.ts';

/** Why a layer cannot take what flows into it. */
export interface ShapeProblem {
  /** The field to change. */
  readonly field: string;
  readonly found: Found;
  /** Ways out: other values for this block's fields, a block to put before it, or a block to put into one of its lists. */
  readonly fixes?: readonly (
    | (FixName & { set: Record<string, unknown> })
    | (FixName & { insert: string })
    | (FixName & { block: { type: string; [field: string]: unknown }; into: Omit<Place, 'container'> })
  )[];
}

/** Why a layer gives out the same whatever flows in, and ways out of it. */
export interface Constant {
  readonly found: Found;
  /** Other values for this block's fields. */
  readonly fixes?: readonly (FixName & { set: Record<string, unknown> })[];
}

export const isShapeProblem = (result: Flow | ShapeProblem): result is ShapeProblem => 'found' in result;

/** What a symbol of the formula stands for: its LaTeX, what it is, and its live shape or value. */
export interface FormulaSymbol {
  readonly symbol: string;
  readonly meaning: string;
  readonly shape?: string;
}

export type Category = 'units' | 'containers' | 'normalise' | 'image' | 'sequence';

/**
 * What one output number is made from, for the picture beside the sentence: the number in its own place; the vector in its own place (the last axis); a window
 * of the image in its own or in all channels; all of its channel's image; its sample's other features in the same group; the same feature in the other
 * samples of the batch; the steps up to its own; all steps; everything; or other blocks (containers).
 */
export type Sees =
  | 'itself'
  | 'vector'
  | 'window'
  | 'channelWindow'
  | 'channel'
  | 'sample'
  | 'batch'
  | 'past'
  | 'steps'
  | 'everything'
  | 'blocks';

/** A square window that slides over rows and columns; `stride` below 1 where the output is larger than the input (0.5: twice as large). */
export interface Window {
  readonly size: number;
  readonly stride: number;
  readonly padding: number;
}

/** One line of a derivation: what is done, and the formula in LaTeX. */
export interface Derivation {
  readonly say: string;
  readonly formula: string;
}

/** What flows out of the lists of a container: by slot, one flow a list; an absent or empty list lets its input through. */
export type Inner = Readonly<Record<string, readonly Flow[]>>;

/** The slots of a container: `list` holds blocks, `lists` holds any number of such lists. */
export type Slots = Readonly<Record<string, 'list' | 'lists'>>;

export interface LayerDefinition<F extends Fields = Fields> {
  /** The id in saved documents; never reused for something else. */
  readonly type: string;
  readonly category: Category;
  readonly fields: F;
  /** What a block fresh from the palette has instead of the defaults: a hidden layer that bends, say. */
  readonly fresh?: Partial<Values<F>>;
  /** Present on containers: which lists of blocks they hold. */
  readonly slots?: Slots;
  /** The lists of a container fresh from the palette. */
  readonly freshLists?: Readonly<Record<string, readonly unknown[]>>;
  /** The output's shape for an input's, or why there is none. Shapes leave out the batch axis. Containers also get what flows out of their lists. */
  outputShape(input: Flow, values: Values<F>, inner?: Inner): Flow | ShapeProblem;
  /** Trainable tensors by their PyTorch name, in the order of PyTorch's `state_dict`. Called only where `outputShape` gives a shape. */
  parameters(input: Flow, values: Values<F>): Readonly<Record<string, ParameterSpec>>;
  /** Tensors that are kept and saved with the parameters but not trained, such as running statistics; by their PyTorch name. */
  buffers?(input: Flow, values: Values<F>): Readonly<Record<string, ParameterSpec>>;
  /** Multiplications that are added up in one sample's forward pass; 0 where there are none worth counting. Containers count only what they do themselves. */
  multiplyAdds(input: Flow, values: Values<F>): number;
  /**
   * In training on batches of so many samples the output is the same whatever flows in, by its shapes and fields alone (whatever the parameters are).
   * Absent or undefined: it depends on what flows in.
   */
  constant?(input: Flow, values: Values<F>, batch: number): Constant | undefined;
  readonly sees: Sees;
  /** On layers that slide a window over an image: the arithmetic of sides and of receptive fields is derived from it. */
  window?(values: Values<F>): Window;
  /** In training an output depends on the other samples of its batch, which therefore cannot be taken one by one. */
  readonly mixesBatch?: boolean;
}

/** A line of an icon of 16 × 16, an SVG path in strokes of 1.4 (or `width`) in the colour of the text; or a shape filled with it. */
export type IconPart =
  | string
  | { readonly d: string; readonly width?: number; readonly dashes?: string; readonly filled?: boolean };

/** What is said of a layer wherever it stands: `layers/words.ts`. */
export interface LayerWords<F extends Fields = Fields> {
  /** Its one name: in the palette, under the block, in lenses, problems and docs. */
  readonly name: string;
  /** Several of them, where that is not "Dense layers". */
  readonly many?: string;
  /** What it does, in one sentence: the level "say" of the inspector and the palette's card. */
  readonly summary: string;
  /** What stands behind the name under the block, such as the activation function. */
  detail?(values: Values<F>): string;
  readonly fields: FieldTexts<F>;
  readonly icon: readonly IconPart[];
}

/** What the inspector says of a layer, loaded when it is read: `layers/texts.ts`. */
export interface LayerText<F extends Fields = Fields> {
  /** The formula in LaTeX, with the numbers of this block's shapes where they help. */
  formula(input: Flow, values: Values<F>): string;
  symbols(input: Flow, values: Values<F>): readonly FormulaSymbol[];
  /** The gradient, step by step from ∂L/∂output to those of the parameters and of the input. */
  derive(input: Flow, values: Values<F>): readonly Derivation[];
  /** What the close-up of one of its numbers shows; or, in a sentence, why there is none. Its kernel takes the number apart. */
  readonly closeUp: CloseUpKind | { readonly none: string };
  /** One expression for each framework, which makes the same layer with the same initial distribution. */
  readonly code: {
    pytorch(input: Flow, values: Values<F>): string;
    keras(input: Flow, values: Values<F>): string;
    flax(input: Flow, values: Values<F>): string;
  };
  /** Where the layer was described first, or its reference documentation. */
  readonly source: { readonly label: string; readonly url: string };
}

/** The types of words and text that belong to a definition. */
export type WordsOf<D> = D extends LayerDefinition<infer F> ? LayerWords<F> : never;
export type TextOf<D> = D extends LayerDefinition<infer F> ? LayerText<F> : never;

/** The `parameters` of a layer that has none. */
export const noParameters = (): Readonly<Record<string, ParameterSpec>> => ({});

/** Infers the value type from the fields. */
export function defineLayer<const F extends Fields>(definition: LayerDefinition<F>): LayerDefinition<F> {
  return definition;
}

/** Every layer by its type, as `layers/index.ts` exports it. */
// biome-ignore lint/suspicious/noExplicitAny: a registry holds definitions of many value types; each block's values are checked against its own fields
export type LayerRegistry = Readonly<Record<string, LayerDefinition<any>>>;

/** Every layer's words by its type, as `layers/words.ts` exports them. */
// biome-ignore lint/suspicious/noExplicitAny: as in LayerRegistry
export type WordRegistry = Readonly<Record<string, LayerWords<any>>>;

/** Every layer's text by its type, as `layers/texts.ts` exports it. */
// biome-ignore lint/suspicious/noExplicitAny: as in LayerRegistry
export type TextRegistry = Readonly<Record<string, LayerText<any>>>;
