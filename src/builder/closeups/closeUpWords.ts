/** @file What a close-up says: its title, one sentence made from its numbers, and the names of its parts. */
import { words } from '#layers/words.ts';
import type { Bent, CloseUp, Gate, GatesCloseUp } from '#nn/closeUp.ts';
import { placeOf } from '#nn/receptive.ts';
import type { Flow, Shape } from '#nn/shape.ts';
import { formatCount, formatNumber, formatPercent } from '#ui/format.ts';

export const n = (value: number): string => formatNumber(value, 3);

/** The ends of a signed scale: "±0.36", or 0 where all numbers are. */
export const endWords = (values: readonly number[]): string =>
  values.every((value) => value === 0)
    ? 'all 0'
    : `±${n(values.reduce((most, value) => Math.max(most, Math.abs(value)), 0))}`;

/** What an activation function is called. */
export const functionName = (id: string): string => words.activation.fields.function.names?.[id] ?? id;

/** "map 3, row 5, column 7", "feature 2 at step 4", "unit 9": counted from 1. */
export function placeWords(shape: Shape, index: number): string {
  const [a = 0, b = 0, c = 0] = placeOf(index, shape);
  if (shape.length === 3) return `map ${a + 1}, row ${b + 1}, column ${c + 1}`;
  return shape.length === 2 ? `feature ${b + 1} at step ${a + 1}` : `unit ${a + 1}`;
}

/** What the number is part of, as a sentence begins: "This cell of map 3". */
function subject(shape: Shape, index: number): string {
  const [a = 0, b = 0] = placeOf(index, shape);
  if (shape.length === 3) return `This cell of map ${a + 1}`;
  return shape.length === 2 ? `Feature ${b + 1} at step ${a + 1}` : `Unit ${a + 1}`;
}

/** "0.84 becomes 0.69 by tanh". */
function becomes({ sum, function: name, output, shared }: Bent): string {
  if (name === 'linear') return `the sum is ${n(output)}`;
  if (shared)
    return `of ${formatCount(shared.sums.length)} sums this one, ${n(sum)}, gets a share of ${formatPercent(output)} by softmax`;
  return `${n(sum)} becomes ${n(output)} by ${functionName(name)}`;
}

const numbers = (count: number, one: string, many: string) => `${formatCount(count)} ${count === 1 ? one : many}`;

export interface SaidOf {
  readonly output: Flow;
  /** The number, row-major. */
  readonly index: number;
  /** It looks at the very image that the network is given. */
  readonly pixels: boolean;
}

/** One plain sentence: what is done with which numbers, and what comes of it. */
export function sentenceOf(shown: CloseUp, { output: { shape }, index, pixels }: SaidOf): string {
  const who = subject(shape, index);
  switch (shown.kind) {
    case 'window': {
      const looked = numbers(shown.weights.length, pixels ? 'pixel' : 'number', pixels ? 'pixels' : 'numbers');
      if (shown.weights.length === 0) return `${who} is reached by no number: ${becomes(shown)}.`;
      return `${who} looks at ${looked}, multiplies each by its weight, ${shown.bias === null ? 'and adds them' : 'adds them and the bias'}: ${becomes(shown)}.`;
    }
    case 'sum':
      return `${who} multiplies each of ${numbers(shown.weights.length, 'input', 'inputs')} by its weight, ${shown.bias === null ? 'and adds them' : 'adds them and the bias'}: ${becomes(shown)}.`;
    case 'pool': {
      const count = shown.values.length;
      return shown.how === 'largest'
        ? `${who} keeps the largest of ${numbers(count, 'number', 'numbers')}: ${n(shown.output)}.`
        : `${who} is the mean of ${numbers(count, 'number', 'numbers')}: ${n(shown.output)}.`;
    }
    case 'normal': {
      const { x, standard, output, group } = shown;
      const side = standard < 0 ? 'below' : 'above';
      const of =
        group.length > 0 ? `the mean of ${numbers(group.length, 'number', 'numbers')}` : 'the mean kept from training';
      return `${n(x)} lies ${n(Math.abs(standard))} times the usual spread (standard deviation) ${side} ${of}; scaled and shifted it becomes ${n(output)}.`;
    }
    case 'attention': {
      const { heads, step, output } = shown;
      const most = heads.map(({ shares }) => shares.reduce((best, share, j) => (share > shares[best]! ? j : best), 0));
      const seen = heads[0]?.scores.length ?? 0;
      const looks = heads
        .map(
          ({ shares }, h) =>
            `${heads.length > 1 ? `head ${h + 1}` : 'it'} looks most at step ${most[h]! + 1} (${formatPercent(shares[most[h]!]!, 0)})`,
        )
        .slice(0, 2)
        .join(', ');
      return `Step ${step + 1} asks ${numbers(seen, 'step', 'steps')}: ${looks}. The values are mixed in these shares and weighed: ${n(output)}.`;
    }
    case 'gates':
      return gatesSentence(shown);
    case 'bend':
      return `${capital(becomes(shown))}.`;
  }
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function gatesSentence({ cell, gates, step, unit, before, after, output }: GatesCloseUp): string {
  const value = (name: Gate['name']) => gates.find((gate) => gate.name === name)?.value ?? Number.NaN;
  const share = (name: Gate['name']) => formatPercent(value(name), 0);
  const who = `At step ${step + 1} unit ${unit + 1}`;
  if (cell === 'lstm')
    return `${who} keeps ${share('forget')} of its memory ${n(before)}, writes ${share('input')} of the new ${n(value('new'))}, and shows ${share('output')} of the result: ${n(output)}.`;
  if (cell === 'gru')
    return `${who} keeps ${share('update')} of what it held, ${n(before)}, and takes ${formatPercent(1 - value('update'), 0)} of the new ${n(value('new'))}: ${n(output)}.`;
  const [gate] = gates;
  return `${who} adds what comes in and what it saw before: ${n(gate!.fromInput + gate!.fromState)} becomes ${n(after)} by tanh.`;
}

/** What a gate is called, and what it does. */
export function gateWords(
  cell: GatesCloseUp['cell'],
  name: Gate['name'],
): { readonly name: string; readonly does: string } {
  switch (name) {
    case 'forget':
      return { name: 'forget gate', does: 'how much memory stays' };
    case 'input':
      return { name: 'input gate', does: 'how much of the new is written' };
    case 'new':
      return cell === 'rnn'
        ? { name: 'state', does: 'what it holds next' }
        : { name: 'new content', does: 'what could be written' };
    case 'output':
      return { name: 'output gate', does: 'how much is shown' };
    case 'reset':
      return { name: 'reset gate', does: 'how much of the past the new content sees' };
    case 'update':
      return { name: 'update gate', does: 'how much of the past stays' };
  }
}

/** The rule of a recurrent unit in words, with the numbers of this step beneath. */
export function gatesFormula({
  cell,
  gates,
  before,
  after,
  output,
}: GatesCloseUp): readonly (readonly [string, string])[] {
  const v = (name: Gate['name']) => gates.find((gate) => gate.name === name)?.value ?? Number.NaN;
  if (cell === 'lstm')
    return [
      [
        'memory = forget × memory before + input × new',
        `${n(v('forget'))} × ${n(before)} + ${n(v('input'))} × ${n(v('new'))} = ${n(after)}`,
      ],
      ['output = output gate × tanh(memory)', `${n(v('output'))} × tanh(${n(after)}) = ${n(output)}`],
    ];
  if (cell === 'gru')
    return [
      [
        'state = update × state before + (1 − update) × new',
        `${n(v('update'))} × ${n(before)} + ${n(1 - v('update'))} × ${n(v('new'))} = ${n(output)}`,
      ],
    ];
  const [gate] = gates;
  return [
    [
      'state = tanh(from the input + from the state)',
      `tanh(${n(gate!.fromInput)} + ${n(gate!.fromState)}) = ${n(output)}`,
    ],
  ];
}

/** "row 2, column 3: 0.420 × −0.310 = −0.130". */
export const productWords = (i: number, columns: number, input: number, weight: number): string =>
  `row ${Math.floor(i / columns) + 1}, column ${(i % columns) + 1}: ${n(input)} × ${n(weight)} = ${n(input * weight)}`;

/** What the button says that goes through all of a layer's numbers. */
export function slideWords(kind: CloseUp['kind'] | undefined, { length }: Shape): string {
  if (kind === 'window' || (kind === 'pool' && length === 3)) return 'Slide the window';
  if (length === 3) return 'Go through the map';
  return length === 2 || kind === 'gates' ? 'Go through the steps' : 'Go through the units';
}
