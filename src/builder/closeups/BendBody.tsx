import type { BendCloseUp } from '#nn/closeUp.ts';
import { Bars } from './Bars.tsx';
import { COMES_IN, SUMS_THAT_SHARE, thisSum } from './bodyWords.ts';
import { bentLinks, Chain } from './Chain.tsx';

/** What softmax shares out beyond this is not listed. */
const MOST = 24;

/** A number before and after a function; of softmax all the numbers that share the 1. */
export function BendBody({ shown }: { shown: BendCloseUp }) {
  const { shared } = shown;
  return (
    <>
      {shared && shared.sums.length <= MOST && (
        <Bars
          caption={SUMS_THAT_SHARE}
          bars={shared.sums.map((value, i) => ({
            ...{ key: i, value },
            name: i === shared.place ? thisSum(i + 1) : `sum ${i + 1}`,
          }))}
        />
      )}
      <Chain
        links={bentLinks(null, shown).map((link) => (link.name === '= sum' ? { ...link, name: COMES_IN } : link))}
      />
    </>
  );
}
