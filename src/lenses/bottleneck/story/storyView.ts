/** @file What the story shows, wherever it stands: places with their numbers, names, ribbons. Pure. */
import type { PreparedData } from '#data/prepare.ts';
import type { Block } from '#nn/block.ts';
import { type Shape, sizeOf } from '#nn/shape.ts';
import type { BottleneckResult } from '#probes/bottleneck/bottleneck.probe.ts';
import { blockTitle } from '#state/blockName.ts';
import { type ColumnPlace, columnPlaces } from './containers.ts';
import { remarkOn } from './containerWords.ts';
import { type Dots, dotsOf, ordered } from './dots.ts';
import { type StoryRows, storyRows } from './storyRows.ts';
import { columnName } from './storyWords.ts';

export interface StoryPlace {
  readonly id: string;
  readonly shape: Shape;
  readonly tokens: number;
  readonly units: number;
  readonly dots: Dots;
  readonly values: Float32Array<ArrayBuffer> | undefined;
  readonly pixels: boolean;
  /** Where it stands among the columns. */
  readonly column: ColumnPlace;
  /** What else is to be said of it. */
  readonly remark: string | undefined;
  /** R² of the input redrawn, now, and the best that there can be; undefined before it is read. */
  readonly redrawn: { readonly value: number; readonly best: number } | undefined;
}

/** What the network says of the sample. */
export interface StoryAnswer {
  readonly classNames: readonly string[];
  /** Shares of the classes, or a single number. */
  readonly values: readonly number[];
  /** The class or number asked for; NaN of a drawing. */
  readonly asked: number;
}

export interface StoryView extends StoryRows {
  readonly result: BottleneckResult;
  readonly data: PreparedData;
  readonly places: readonly StoryPlace[];
  readonly names: readonly string[];
  /** The same, with the container that it stands in. */
  readonly titles: readonly string[];
  /** Ribbons are of something: of the start at least. */
  readonly known: boolean;
  /** undefined where it has more than one answer, or is a picture. */
  readonly answer: StoryAnswer | undefined;
}

export function storyView(
  result: BottleneckResult,
  { equal, data, network }: { equal: boolean; data: PreparedData; network: readonly Block[] },
): StoryView {
  const pixels = data.kind === 'image';
  const picture = data.task === 'picture';
  const columns = columnPlaces(
    network,
    result.places.map(({ id }) => id),
  );
  let from = 0;
  const places = result.places.map(({ id, shape, tokens }, i): StoryPlace => {
    const units = sizeOf(shape);
    const dots = dotsOf({ shape, tokens });
    const own = result.numbers?.values.slice(from, from + units);
    from += units;
    const section = result.sections[i];
    return {
      ...{ id, shape, tokens, units, dots },
      values: own && own.length === units ? ordered(own, dots) : undefined,
      pixels: pixels && (i === 0 || (picture && i === result.places.length - 1 && shape.length === 3)),
      column: columns[i]!,
      remark: remarkOn(network, id, columns[i]!.open),
      redrawn: section?.computed && section.input ? { value: section.input.value, best: section.best } : undefined,
    };
  });
  const { numbers } = result;
  const { positions, classNames, targets, count } = data;
  const told = numbers && !picture && positions === 1 && numbers.answers.length > 0;
  return {
    ...storyRows(result, { equal, picture, inner: columns.map(({ depth }) => depth > 0) }),
    ...{ result, data, places },
    names: places.map(({ id }) => columnName(network, id, pixels)),
    titles: places.map(({ id, column }) =>
      column.depth > 0 ? blockTitle(network, id) : columnName(network, id, pixels),
    ),
    known: result.baseline.length > 0,
    answer: told
      ? {
          classNames,
          values: [...numbers.answers],
          asked: result.sample < count ? targets[result.sample]! : Number.NaN,
        }
      : undefined,
  };
}

/** Classes that are listed at most. */
const LISTED = 10;

/** Lines that tell the answer: a class each, or what is said and what is asked. */
export const listedIn = ({ answer }: Pick<StoryView, 'answer'>): number =>
  !answer ? 0 : answer.classNames.length > 0 ? Math.min(LISTED, answer.classNames.length) : 2;
