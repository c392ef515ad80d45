import { useState } from 'react';
import type { PoolCloseUp } from '#nn/closeUp.ts';
import { formatCount } from '#ui/format.ts';
import { cellWords, fromMap, largestOf, POINT_AT_A_SQUARE } from './bodyWords.ts';
import { Chain } from './Chain.tsx';
import styles from './closeUp.module.css';
import { endWords, n } from './closeUpWords.ts';
import { MapPicture } from './MapPicture.tsx';
import { limitOf, NumberGrid } from './NumberGrid.tsx';

/** The patch with its largest number marked; or all the numbers a mean is taken of. */
export function PoolBody({ shown, source, pixels }: { shown: PoolCloseUp; source: string; pixels: boolean }) {
  const { values, rows, columns, how, chosen, channel, output, top, left } = shown;
  const [lit, setLit] = useState<number>();
  const sum = values.reduce((total, value) => total + value, 0);
  const read = lit ?? chosen;
  return (
    <>
      {rows > 1 && (
        <figure className={styles['source']}>
          <MapPicture block={source} unit={channel} frame={{ rows, columns, top, left }} pixels={pixels} />
          <figcaption>{fromMap(channel + 1)}</figcaption>
        </figure>
      )}
      <div className={styles['equation']} data-wide={columns > 2 * rows || undefined}>
        <figure>
          <NumberGrid
            title="Patch"
            {...{ values, rows, columns, lit, pixels, chosen }}
            limit={pixels ? 1 : limitOf(values)}
            onLit={setLit}
          />
          <figcaption>patch {endWords(values)}</figcaption>
        </figure>
        <p className={styles['reading']}>
          {read === undefined
            ? POINT_AT_A_SQUARE
            : cellWords(Math.floor(read / columns) + 1, (read % columns) + 1, n(values[read]!), lit === undefined)}
        </p>
      </div>
      <Chain
        links={
          how === 'largest'
            ? [{ name: largestOf(formatCount(values.length)), value: n(output), strong: true }]
            : [
                { name: 'sum', value: n(sum) },
                { name: `÷ ${formatCount(values.length)}`, value: n(output), strong: true },
              ]
        }
      />
    </>
  );
}
