import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import type { WindowCloseUp } from '#nn/closeUp.ts';
import { formatCount } from '#ui/format.ts';
import { IconButton } from '#ui/IconButton.tsx';
import { MAP_AFTER, MAP_BEFORE, mapBefore, POINT_AT_PRODUCT, productsOfMap, THE_IMAGE } from './bodyWords.ts';
import { bentLinks, Chain } from './Chain.tsx';
import styles from './closeUp.module.css';
import { endWords, n, productWords } from './closeUpWords.ts';
import { MapPicture } from './MapPicture.tsx';
import { limitOf, NumberGrid } from './NumberGrid.tsx';

/** Larger windows are drawn square by square no more. */
const MOST_CELLS = 17 * 17;

export interface WindowBodyProps {
  readonly shown: WindowCloseUp;
  /** The block whose output the window slides over. */
  readonly source: string;
  /** That is the image itself. */
  readonly pixels: boolean;
}

/** patch ⊙ kernel = products, of one channel; the sums of the others, the bias, and what comes of it. */
export function WindowBody({ shown, source, pixels }: WindowBodyProps) {
  const { rows, columns, channels, weights, inputs, bias, top, left } = shown;
  const area = rows * columns;
  const of = (values: readonly number[], channel: number) => values.slice(channel * area, (channel + 1) * area);
  const products = weights.map((w, i) => w * inputs[i]!);
  const sums = Array.from({ length: channels }, (_, c) => of(products, c).reduce((sum, p) => sum + p, 0));
  // The channel that adds most when the close-up opens; it stays while the window slides.
  const [chosen, choose] = useState(() =>
    sums.reduce((best, s, c) => (Math.abs(s) > Math.abs(sums[best]!) ? c : best), 0),
  );
  const [lit, setLit] = useState<number>();
  const channel = Math.min(chosen, channels - 1);
  const [patch, kernel, own] = [of(inputs, channel), of(weights, channel), of(products, channel)];
  const rest = sums.reduce((sum, s, c) => (c === channel ? sum : sum + s), 0);
  const common = { rows, columns, lit, onLit: setLit };
  return (
    <>
      <figure className={styles['source']}>
        <MapPicture block={source} unit={channel} frame={{ rows, columns, top, left }} pixels={pixels} />
        <figcaption>{pixels && channels === 1 ? THE_IMAGE : mapBefore(channel + 1)}</figcaption>
      </figure>
      {area > 0 && area <= MOST_CELLS && (
        <div className={styles['equation']}>
          <figure>
            <NumberGrid title="Patch" values={patch} limit={pixels ? 1 : limitOf(inputs)} pixels={pixels} {...common} />
            {channels > 1 ? (
              <figcaption className={styles['stepper']}>
                <IconButton label={MAP_BEFORE} disabled={channel === 0} onClick={() => choose(channel - 1)}>
                  <ChevronLeft size={14} strokeWidth={1.75} aria-hidden />
                </IconButton>
                map {channel + 1} of {channels}
                <IconButton label={MAP_AFTER} disabled={channel === channels - 1} onClick={() => choose(channel + 1)}>
                  <ChevronRight size={14} strokeWidth={1.75} aria-hidden />
                </IconButton>
              </figcaption>
            ) : (
              <figcaption>patch</figcaption>
            )}
          </figure>
          <b aria-hidden>⊙</b>
          <figure>
            <NumberGrid title="Weights" values={kernel} limit={limitOf(weights)} {...common} />
            <figcaption>weights {endWords(weights)}</figcaption>
          </figure>
          <b aria-hidden>=</b>
          <figure>
            <NumberGrid title="Products" values={own} limit={limitOf(products)} {...common} />
            <figcaption>products {endWords(products)}</figcaption>
          </figure>
          <p className={styles['reading']}>
            {lit === undefined || lit >= area
              ? POINT_AT_PRODUCT
              : productWords(lit, columns, patch[lit]!, kernel[lit]!)}
          </p>
        </div>
      )}
      <Chain
        links={[
          { name: channels > 1 ? productsOfMap(channel + 1) : 'products', value: n(sums[channel] ?? 0) },
          ...(channels > 1
            ? [{ name: `+ ${formatCount(channels - 1)} more ${channels === 2 ? 'map' : 'maps'}`, value: n(rest) }]
            : []),
          ...bentLinks(bias, shown),
        ]}
      />
    </>
  );
}
