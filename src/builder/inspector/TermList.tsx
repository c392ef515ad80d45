import type { ReactNode } from 'react';
import { signedColor } from '#charts/color.ts';
import type { PreparedData } from '#data/prepare.ts';
import { layers } from '#layers/index.ts';
import { words } from '#layers/words.ts';
import type { Block } from '#nn/block.ts';
import type { InferredBlock } from '#nn/inferShapes.ts';
import type { LayerRegistry } from '#nn/layer.ts';
import { seesOf } from '#nn/receptive.ts';
import { placeText } from '#samples/places.ts';
import { type Names, namesOutOf } from '#state/flowNames.ts';
import { namesInto } from '#state/namesInto.ts';
import { useEditor } from '#state/useDesk.ts';
import { formatCount, formatNumber } from '#ui/format.ts';
import { termName } from './numberNames.ts';
import styles from './TermList.module.css';
import {
  FROM_THE_TABLE,
  PASSED_ON,
  sumAndShare,
  testSample,
  trainSample,
  WEIGHT_TIMES_INPUT,
  YOUR_DRAWING,
} from './unitWords.ts';
import type { Trace } from './useTrace.ts';

/** The function that bends a block's sums, as it is called, whether it is the block's own or what the block is; undefined where nothing bends. */
export function bendOf(block: Block): string | undefined {
  const definition = (layers as LayerRegistry)[block.type];
  for (const key of ['activation', 'function'] as const) {
    const field = definition?.fields[key];
    const value = block[key] as string | undefined;
    if (field?.kind === 'choice' && value !== undefined && (value !== 'linear' || key === 'function'))
      return field.names?.[value] ?? value;
  }
  return undefined;
}

/** The names that the numbers have which flow into a block. */
export function useInputNames(id: string): Names {
  const network = useEditor((s) => s.document.network);
  const data = useEditor((s) => s.data);
  return namesInto(network, data, id);
}

/** The names that the numbers have which flow out of it. */
export function useOutputNames(id: string): Names {
  const network = useEditor((s) => s.document.network);
  const data = useEditor((s) => s.data);
  return namesOutOf(network, data, id);
}

/** Where a trace was taken: a point, or a sample by its number on its side of the split. */
function placeWords({ at, sample = 0 }: Trace, data: PreparedData): string {
  const { test, train, count } = data;
  if (at.length > 0)
    return `at ${data.axes ? placeText(data, at) : `(${at.map((v) => formatNumber(v, 2)).join(', ')})`}`;
  if (sample === count) return YOUR_DRAWING;
  const place = test.indexOf(sample);
  return place >= 0 ? testSample(formatCount(place + 1)) : trainSample(formatCount(train.indexOf(sample) + 1));
}

/** How the number came about: from the sum, or from the number that went in. */
function resultWords(
  { block, input }: InferredBlock,
  { terms, sum, output }: Trace,
  n: (value: number) => string,
): string {
  if (input.tokens !== undefined) return FROM_THE_TABLE;
  const bend = bendOf(block);
  if (bend !== undefined && bend !== functionOf('softmax')) return `${bend}(${n(sum)}) ≈ `;
  if (terms.length > 0) return bend === undefined ? 'sum ≈ ' : sumAndShare(n(sum));
  const sees = seesOf(block, layers as LayerRegistry);
  if (!['itself', 'batch', 'sample', 'channel'].includes(sees)) return 'output ≈ ';
  return sum === output ? PASSED_ON : `${n(sum)} becomes `;
}

/** What an activation function is called. */
const functionOf = (value: string): string => words.activation.fields.function.names?.[value] ?? value;

/** One unit's sum: its largest products with signed bars, the rest in a line, the sum, and what the activation function made of it. */
export function TermList({ trace, most }: { trace: Trace; most: number }) {
  const inferred = useEditor((s) => s.inference.byId.get(trace.block));
  const data = useEditor((s) => s.data);
  const names = useInputNames(trace.block);
  const products = Array.from({ length: trace.terms.length / 2 }, (_, i) => {
    const [weight, input] = [trace.terms[2 * i]!, trace.terms[2 * i + 1]!];
    return { index: i, weight, input, value: Math.fround(weight * input) };
  }).sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
  const shown = products.slice(0, most);
  const rest = products.slice(most).reduce((sum, p) => sum + p.value, 0);
  const limit = Math.max(...shown.map((p) => Math.abs(p.value)), Math.abs(rest), Math.abs(trace.bias ?? 0), 1e-9);
  const n = (value: number) => formatNumber(value, 3);
  const how = inferred ? resultWords(inferred, trace, n) : '';
  return (
    <div className={styles['terms']}>
      <table>
        <caption className="visually-hidden">{WEIGHT_TIMES_INPUT}</caption>
        <TermColumns />
        <tbody>
          {shown.map((p) => (
            <TermRow key={p.index} value={p.value} limit={limit}>
              <TermName name={inferred?.output ? termName(inferred, trace.unit, p.index, names) : `${p.index + 1}`} />
              <span>
                {n(p.weight)} × {n(p.input)}
              </span>
            </TermRow>
          ))}
          {products.length > most && (
            <TermRow value={rest} limit={limit}>
              {formatCount(products.length - most)} more
            </TermRow>
          )}
          {trace.bias !== null && (
            <TermRow value={trace.bias} limit={limit}>
              bias
            </TermRow>
          )}
        </tbody>
      </table>
      <p className={styles['result']}>
        <span>{placeWords(trace, data)}</span>
        <span data-explain={`exactly ${trace.output}`}>
          {how}
          <b>{n(trace.output)}</b>
        </span>
      </p>
    </div>
  );
}

/** Longer names stand on a line of their own. */
const SHORT = 7;

function TermName({ name }: { name: string }) {
  return <small data-long={name.length > SHORT || undefined}>{name}</small>;
}

/** The columns of a table of `TermRow`: name, bar, number. */
export function TermColumns() {
  return (
    <colgroup>
      <col style={{ width: '58%' }} />
      <col />
      <col style={{ width: '3.375rem' }} />
    </colgroup>
  );
}

/** A number with its name and a signed bar. */
export function TermRow({ value, limit, children }: { value: number; limit: number; children: ReactNode }) {
  const share = Math.min(1, Math.abs(value) / limit) * 50;
  return (
    <tr>
      <th scope="row">{children}</th>
      <td className={styles['bar']} aria-hidden>
        <i
          style={{
            left: value < 0 ? `${50 - share}%` : '50%',
            width: `${share}%`,
            background: signedColor(Math.sign(value), 1),
          }}
        />
      </td>
      <td>{formatNumber(value, 3)}</td>
    </tr>
  );
}
