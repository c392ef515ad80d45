/** @file What is wrong with a document, where, and what would mend it: as codes and values. Their words are the page's: `problemWords.ts`. */
import type { Change } from './change.ts';
import type { Flow, Shape } from './shape.ts';

/** What a layer or the loss asks of what flows into it. */
export type Needed = 'reals' | 'vectors' | 'tokens' | 'image' | 'sequence' | 'vectorOrImage' | 'vectorOrSequence';

/** What a list is to hold. */
export type Listed = 'columns' | 'rows' | 'blocks' | 'branches' | 'blockIds' | 'tensors';

interface NamedShape {
  readonly name: string;
  readonly shape: Shape;
}
interface SamplePlace {
  readonly epoch: number;
  readonly used: number;
}

/** Everything that can be found wrong: by its code, the values that its words name. `received` is the value itself. */
export interface Findings {
  // Of the value of a field.
  wholeNumber: { readonly min: number; readonly received: unknown };
  number: { readonly received: unknown };
  between: { readonly min: number; readonly max: number; readonly received: unknown };
  wholeBetween: { readonly min: number; readonly max: number; readonly received: unknown };
  atMost: { readonly max: number; readonly received: unknown };
  atLeast: { readonly min: number; readonly received: number };
  flag: { readonly received: unknown };
  oneOf: { readonly choices: readonly string[]; readonly received: unknown };
  list: { readonly of?: Listed; readonly most?: number; readonly received: unknown };
  onlyOf: { readonly choices: readonly string[]; readonly received: unknown };
  twice: object;
  text: { readonly received: unknown };
  textOf: { readonly min: number; readonly max: number; readonly received: unknown };
  characters: { readonly max: number; readonly received: number };
  tooMany: { readonly max: number; readonly what: 'columns' | 'rows'; readonly received: number };
  object: { readonly received: unknown };
  unknown: { readonly name: string };
  names: { readonly max: number; readonly received: unknown };
  strayNames: object;
  /** Of something named within the value, such as the number of an initialiser. */
  part: { readonly name: string; readonly found: Found };
  /** Of the column or the row at a place, counted from 0. */
  column: { readonly at: number; readonly found: Found };
  row: { readonly at: number; readonly column: string; readonly found: Found };
  rowNumbers: { readonly at: number; readonly columns?: readonly string[]; readonly received: unknown };
  rowLength: { readonly at: number; readonly needed: number; readonly received: number };
  /** Of something within it that is read by itself: where that is, and what its sentence begins with. */
  within: { readonly of: string; readonly found: Found };
  // Of the structure of a document.
  version: { readonly most: number; readonly received: unknown };
  newerVersion: { readonly most: number; readonly received: number };
  block: { readonly received: unknown };
  blockId: { readonly received: unknown };
  idTwice: { readonly id: string };
  nested: { readonly most: number };
  manyBlocks: { readonly most: number };
  frozenLists: { readonly received: unknown };
  unitNames: { readonly most: number; readonly received: unknown };
  typed: { readonly received: unknown };
  blocksOrFields: { readonly received: unknown };
  noBlock: { readonly id: string };
  blockFields: { readonly id: string; readonly received: unknown };
  noField: { readonly id: string; readonly field: string };
  phaseEnd: { readonly received: unknown };
  lookedAtOnce: object;
  /** Something to be read that a data set does not have. */
  notOfData: { readonly reading: string; readonly data: string };
  ownName: { readonly most: number; readonly received: unknown };
  /** Of the change at a place of a run, counted from 0. */
  change: { readonly at: number; readonly of: string; readonly found: Found };
  changeOdd: { readonly at: number; readonly received: unknown };
  changesLarge: { readonly most: number };
  reached: { readonly received: unknown };
  // Of weights.
  form: { readonly keys: readonly string[]; readonly received: unknown };
  hexadecimal: { readonly digits: number; readonly received: unknown };
  base64: { readonly letters: number; readonly bytes: number; readonly received: unknown };
  weightBytes: { readonly most: number; readonly received: number };
  atStart: object;
  cutOff: object;
  checksum: object;
  noNumber: { readonly of: string };
  belowZero: { readonly of: string };
  tensorCount: { readonly of: 'parameters' | 'buffers'; readonly needed: number; readonly received: number };
  tensor: { readonly needed: NamedShape; readonly received: NamedShape };
  noWeights: object;
  otherEngine: { readonly needed: number; readonly received: number };
  otherStep: { readonly needed: number; readonly received: number };
  otherRun: object;
  cannotRun: { readonly problems: readonly Problem[] };
  otherOptimizer: { readonly optimizer: string };
  otherSample: { readonly needed: SamplePlace; readonly received: SamplePlace };
  otherUpdates: { readonly needed: number; readonly received: number };
  otherCurve: { readonly at: number };
  otherHash: object;
  // Of the values of a data set together.
  reach: { readonly most: number; readonly received: unknown };
  classes: { readonly most: number; readonly received: number };
  oneLabel: { readonly received: number };
  noInput: object;
  twoClasses: object;
  keptRows: object;
  // Of what flows into a block.
  needs: { readonly needed: Needed; readonly got: Flow };
  addsReals: { readonly got: Flow };
  joinsReals: { readonly got: Flow };
  vocabulary: { readonly needed: number; readonly received: number };
  divisible: { readonly what: 'heads' | 'groups'; readonly by: number; readonly got: number };
  loneNumber: { readonly got: Flow };
  oneAlready: { readonly got: Flow };
  window: { readonly size: number; readonly stride: number; readonly padding: number; readonly got: Shape };
  cutAway: {
    readonly kernel: number;
    readonly stride: number;
    readonly padding: number;
    readonly most: number;
    readonly got: Shape;
  };
  noBranches: object;
  branches: { readonly first: Shape; readonly branch: number; readonly other: Shape };
  unequal: { readonly body: Shape; readonly shortcut: Shape };
  manyParameters: { readonly got: number; readonly most: number };
  manyNumbers: { readonly got: number; readonly most: number };
  frozen: { readonly parameter: string; readonly index?: number; readonly size?: number };
  // Of the answer, held against data and loss.
  noBlocks: object;
  answer: { readonly needed: Shape; readonly classes: number; readonly loss: string; readonly gives: Shape };
  answerPicture: { readonly needed: Shape; readonly pixels: number; readonly gives: Shape };
  answerReals: { readonly gives: Flow };
  answerVector: { readonly gives: Flow };
  answerSteps: { readonly steps: number; readonly gives: Flow };
  squashedTwice: { readonly loss: string; readonly function: string };
  lossOfClasses: { readonly loss: string; readonly picture: boolean; readonly strays: boolean };
  lossOfInk: { readonly loss: string };
  foresight: object;
  // Of blocks that give a constant: by their shapes (why, and in batches of which sizes), by their start, or as it was measured.
  constant: { readonly why: Found; readonly size: number; readonly mixes: boolean };
  constantLast: { readonly why: Found; readonly trained: number; readonly size: number; readonly last: number };
  loneSoftmax: object;
  noVariance: { readonly of: 'batch' | 'group' | 'features' | 'channel' };
  paddingAlone: object;
  paddingCut: object;
  unitsAlike: { readonly units: number };
  off: { readonly units: number; readonly count: number };
  saturated: { readonly units: number; readonly count: number };
  still: { readonly units: number; readonly count: number };
  // Of what it takes, in bytes; `smaller`: a batch that would do, and what it takes.
  memory: {
    readonly needed: number;
    readonly activations: number;
    readonly most: number;
    readonly batch: number;
    readonly smaller?: { readonly batch: number; readonly activations: number };
  };
}

export type Code = keyof Findings;
/** Something that was found wrong: its code with its values. */
export type Found = { readonly [C in Code]: { readonly code: C } & Findings[C] }[Code];

/** What a fix says it does; with a number, of how many. */
export type FixCode =
  | 'useUnits'
  | 'useFilters'
  | 'useHeads'
  | 'useGroups'
  | 'useBatches'
  | 'addDense'
  | 'addConv'
  | 'addFlatten'
  | 'addFlattenDense'
  | 'addBranches'
  | 'insertEmbedding'
  | 'insertFlatten'
  | 'insertPooling'
  | 'useLayerNorm'
  | 'useLinear'
  | 'useSigmoid'
  | 'useSquaredError'
  | 'projectImage'
  | 'projectVector'
  | 'padBy'
  | 'padding'
  | 'noPadding'
  | 'kernel'
  | 'window'
  | 'vocabulary'
  | 'lastStep'
  | 'everyStep'
  | 'causal'
  | 'unfreeze'
  | 'remove'
  | 'randomWeights'
  | 'leakyAnew'
  | 'slowerAnew'
  | 'randomAnew';

/** What the button of a fix says, as a code, and the number that it names. */
export interface FixName {
  readonly say: FixCode;
  readonly count?: number;
}

/** A change to the document that would mend a problem, offered as a button. */
export interface Fix extends FixName {
  readonly changes: readonly Change[];
  /** Training settings that belong to it. */
  readonly training?: Readonly<Record<string, unknown>>;
  /** The run starts again: what it has come to would not mend by itself. */
  readonly restart?: true;
}

export interface Problem {
  /** The id of the block, or the part of the document; `network[2]` for a block that has no usable id. */
  readonly block: string;
  /** The field's name, or `type` for the block as a whole, or the name of a list of blocks. */
  readonly field: string;
  /** What its sentence begins with: the type of the block, `network`, `loss`, `phases[1]`. */
  readonly of: string;
  readonly found: Found;
  readonly fixes?: readonly Fix[];
  /** `notice`: the network runs, but probably not as meant. */
  readonly severity?: 'notice';
}
