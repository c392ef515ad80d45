/** @file Choosing the columns that a table is drawn over. `axes.ts` reads the choice. */
import type { PreparedData } from '#data/prepare.ts';
import type { View } from '#nn/view.ts';

/** Most characters of a name in a view. */
const LONGEST = 200;

/** How a view names an input: by its name; where that is not its own, or is too long, by its place. */
const keyOf = (names: readonly string[], input: number): string | number => {
  const name = names[input]!;
  return name.length <= LONGEST && names.indexOf(name) === names.lastIndexOf(name) ? name : input;
};

/** What a view says once one axis is another input; where that was the other axis, they are exchanged. */
export function viewOver(
  { featureNames, shown }: Pick<PreparedData, 'featureNames' | 'shown'>,
  axis: 0 | 1,
  input: number,
): View {
  const [across, up] = shown as readonly [number, number];
  const next = axis === 0 ? [input, input === up ? across : up] : [input === across ? up : across, input];
  return { across: keyOf(featureNames, next[0]!), up: keyOf(featureNames, next[1]!) };
}
