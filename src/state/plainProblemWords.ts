/** @file What is wrong with a network, in words people use: what stands on the page. The commands tell the same in those of `nn/problemWords.ts`. */
import { layerName, layersOf, wordsOf } from '#layers/words.ts';
import type { Found, Needed, Problem } from '#nn/problem.ts';
import { phraseOf, sentenceOf } from '#nn/problemWords.ts';
import { type Flow, formatShape, type Shape } from '#nn/shape.ts';

export interface PlainProblem {
  readonly headline: string;
  /** The numbers behind it. */
  readonly detail?: string;
}

/** What flows, in kinds. */
export const flowNames = {
  vector: 'rows of numbers',
  image: 'pictures',
  sequence: 'sequences',
  tokens: 'tokens',
} as const;

/** "rows of numbers or sequences" */
export const anyOf = (kinds: readonly (keyof typeof flowNames)[]): string =>
  kinds.map((kind) => flowNames[kind]).join(' or ');

const needed: Readonly<Record<Needed, string>> = {
  reals: 'numbers, not tokens',
  vectors: 'numbers, not tokens',
  tokens: 'tokens',
  image: 'pictures',
  sequence: 'sequences',
  vectorOrImage: anyOf(['vector', 'image']),
  vectorOrSequence: anyOf(['vector', 'sequence']),
};

const counted = (count: number, one: string): string => `${count} ${count === 1 ? one : `${one}s`}`;

/** What comes, with its shape: "a row of 16 numbers", "8 pictures of 12 × 12". */
function flowWords({ shape, tokens }: Flow): string {
  if (tokens !== undefined) return counted(shape[0] ?? 1, 'token');
  if (shape.length === 3) {
    const [channels = 1, rows, columns] = shape;
    return channels === 1 ? `a picture of ${rows} × ${columns}` : `${channels} pictures of ${rows} × ${columns}`;
  }
  if (shape.length === 2) return `a sequence of ${counted(shape[0]!, 'step')}, ${counted(shape[1]!, 'number')} in each`;
  return shape[0] === 1 ? 'a single number' : `a row of ${shape[0] ?? 1} numbers`;
}

/** What comes in place of what is needed. */
function comes(got: Flow): string {
  const what = flowWords(got);
  return `Here ${/^(?:a|1) /.test(what) ? 'comes' : 'come'} ${what}.`;
}

const amount = (shape: Shape): string =>
  shape.length === 1 ? counted(shape[0]!, 'number') : `numbers of shape ${formatShape(shape)}`;

function plainFound(of: string, found: Found): PlainProblem | undefined {
  const many = layersOf(of);
  switch (found.code) {
    case 'needs':
      return { headline: `${many} need ${needed[found.needed]}.`, detail: comes(found.got) };
    case 'oneAlready':
      return {
        headline: `${many} need ${anyOf(['image', 'sequence'])}.`,
        detail: comes(found.got),
      };
    case 'addsReals':
    case 'joinsReals':
      return { headline: `${many} need ${needed.reals}.`, detail: comes(found.got) };
    case 'loneNumber':
      return { headline: `${many} need more than one number in a channel.`, detail: 'Each would become 0.' };
    case 'vocabulary':
      return {
        headline: 'The table has too few rows.',
        detail: `There are ${found.needed} different tokens, and ${counted(found.received, 'row')}.`,
      };
    case 'divisible':
      return {
        headline: `${found.by} ${found.what} cannot share ${found.got} ${found.what === 'heads' ? 'numbers' : 'channels'} evenly.`,
      };
    case 'window': {
      const [, rows, columns] = found.got;
      return {
        headline: `A window of ${found.size} × ${found.size} is larger than the picture.`,
        detail: `Here comes a picture of ${rows} × ${columns}.`,
      };
    }
    case 'cutAway':
      return {
        headline: 'The padding leaves nothing of the picture.',
        detail: `It may be at most ${found.most}, and is ${found.padding}.`,
      };
    case 'noBranches':
      return { headline: 'It has no branches.', detail: 'It needs at least one.' };
    case 'branches':
      return {
        headline: 'The branches do not fit together.',
        detail: `Branch 1 gives ${formatShape(found.first)}, branch ${found.branch} gives ${formatShape(found.other)}.`,
      };
    case 'unequal':
      return {
        headline: 'The two ways cannot be added.',
        detail: `The body gives ${formatShape(found.body)}, the shortcut ${formatShape(found.shortcut)}.`,
      };
    case 'noBlocks':
      return { headline: 'The network has no layers.', detail: 'It needs at least one, which gives the answer.' };
    case 'answer':
      return {
        headline: `The last layer must give ${amount(found.needed)}${found.needed.length === 1 && found.needed[0] === found.classes ? ', one for each class' : ''}.`,
        detail: `It gives ${amount(found.gives)}.`,
      };
    case 'answerPicture':
      return {
        headline: `The last layer must give the picture back: ${found.pixels} numbers.`,
        detail: `It gives ${amount(found.gives)}.`,
      };
    default:
      return undefined;
  }
}

/** What is wrong, as a headline and what stands behind it. What has no plain words of its own is said in those of the commands, under the layer's name. */
export function plainProblem({ of, found }: Pick<Problem, 'of' | 'found'>): PlainProblem {
  const plain = plainFound(of, found);
  if (plain) return plain;
  return { headline: wordsOf(of) ? `${layerName(of)}: ${phraseOf(found)}` : sentenceOf({ of, found }) };
}

/** The same in one line. */
export function plainSentence(problem: Pick<Problem, 'of' | 'found'>): string {
  const { headline, detail } = plainProblem(problem);
  return detail === undefined ? headline : `${headline} ${detail}`;
}
