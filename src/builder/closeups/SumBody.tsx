import { termName } from '#builder/inspector/numberNames.ts';
import { useInputNames } from '#builder/inspector/TermList.tsx';
import type { SumCloseUp } from '#nn/closeUp.ts';
import type { InferredBlock } from '#nn/inferShapes.ts';
import { formatCount } from '#ui/format.ts';
import { Bars } from './Bars.tsx';
import { ALL_PRODUCTS, andMore, INPUT_TIMES_WEIGHT } from './bodyWords.ts';
import { bentLinks, Chain } from './Chain.tsx';
import { n } from './closeUpWords.ts';

/** Products that have a bar of their own. */
const MOST = 5;

/** The strongest products as bars, all others as one. */
export function SumBody({ shown, inferred, index }: { shown: SumCloseUp; inferred: InferredBlock; index: number }) {
  const names = useInputNames(inferred.block.id);
  const { weights, inputs, bias } = shown;
  const products = weights
    .map((weight, i) => ({ i, weight, input: inputs[i]!, value: weight * inputs[i]! }))
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
  const total = products.reduce((sum, { value }) => sum + value, 0);
  const rest = products.slice(MOST);
  return (
    <>
      <Bars
        caption={INPUT_TIMES_WEIGHT}
        bars={[
          ...products.slice(0, MOST).map(({ i, weight, input, value }) => ({
            ...{ key: i, value, how: `${n(input)} × ${n(weight)}` },
            name: inferred.output ? termName(inferred, index, i, names) : `${i + 1}`,
          })),
          ...(rest.length > 0
            ? [
                {
                  key: 'rest',
                  name: andMore(formatCount(rest.length)),
                  value: rest.reduce((sum, { value }) => sum + value, 0),
                },
              ]
            : []),
        ]}
      />
      <Chain links={[{ name: ALL_PRODUCTS, value: n(total) }, ...bentLinks(bias, shown)]} />
    </>
  );
}
