import type { Trace } from '#builder/inspector/useTrace.ts';
import { signedColor } from '#charts/color.ts';
import { layers } from '#layers/index.ts';
import type { InferredBlock } from '#nn/inferShapes.ts';
import type { LayerRegistry } from '#nn/layer.ts';
import { formatNumber } from '#ui/format.ts';
import styles from './levels.module.css';
import { channelAddsMost, UNDER_THE_WINDOW } from './levelWords.ts';

/** Larger windows are not drawn number by number. */
const MOST = 9;

/** The window's weights, what lies under them, and their products: of the channel that adds most. Nothing for layers without a window. */
export function WindowGrids({ inferred, trace }: { inferred: InferredBlock; trace: Trace }) {
  const { block, input } = inferred;
  const window = (layers as LayerRegistry)[block.type]!.window?.(block as never);
  const count = trace.terms.length / 2;
  const area = (window?.size ?? 0) ** 2;
  if (!window || window.size < 2 || window.size > MOST || count % area !== 0) return null;
  const channels = count / area;
  const at = (channel: number, i: number, which: 0 | 1) => trace.terms[2 * (channel * area + i) + which]!;
  const sumOf = (channel: number) => {
    let sum = 0;
    for (let i = 0; i < area; i++) sum += at(channel, i, 0) * at(channel, i, 1);
    return sum;
  };
  const sums = Array.from({ length: channels }, (_, c) => sumOf(c));
  const channel = sums.reduce((best, sum, c) => (Math.abs(sum) > Math.abs(sums[best]!) ? c : best), 0);
  const column = (value: (i: number) => number) => Array.from({ length: area }, (_, i) => value(i));
  const grids = [
    { title: 'weights', sign: '×', values: column((i) => at(channel, i, 0)) },
    { title: 'pixels', sign: '=', values: column((i) => at(channel, i, 1)) },
    { title: 'products', sign: '', values: column((i) => at(channel, i, 0) * at(channel, i, 1)) },
  ];
  return (
    <div className={styles['made']}>
      <h5>
        {UNDER_THE_WINDOW}
        {channels > 1 && input.shape.length === 3 && <span>{channelAddsMost(channel + 1)}</span>}
      </h5>
      <div className={styles['grids']}>
        {grids.map(({ title, sign, values }) => (
          <figure key={title}>
            <Grid values={values} side={window.size} title={title} />
            <figcaption>
              {title}
              {title === 'products' && (
                <>
                  {' '}
                  sum <b>{formatNumber(sums[channel]!, 3)}</b>
                </>
              )}
            </figcaption>
            {sign && <i aria-hidden>{sign}</i>}
          </figure>
        ))}
      </div>
    </div>
  );
}

function Grid({ values, side, title }: { values: readonly number[]; side: number; title: string }) {
  const limit = Math.max(1e-9, ...values.map(Math.abs));
  return (
    <svg
      viewBox={`0 0 ${side} ${side}`}
      role="img"
      aria-label={`${title}: ${values.map((v) => formatNumber(v, 2)).join(', ')}`}
    >
      {values.map((value, i) => (
        <rect
          key={`${Math.floor(i / side)} ${i % side}`}
          x={i % side}
          y={Math.floor(i / side)}
          width={1}
          height={1}
          fill={signedColor(value, limit)}
        >
          <title>{formatNumber(value, 3)}</title>
        </rect>
      ))}
    </svg>
  );
}
