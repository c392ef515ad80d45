import { signedColor } from '#charts/color.ts';
import { layers } from '#layers/index.ts';
import { useEditor } from '#state/useEditor.ts';
import { formatNumber } from '#ui/format.ts';
import styles from './TermList.module.css';

export interface Trace {
  readonly block: string;
  readonly unit: number;
  readonly at: readonly number[];
  /** Pairs of weight and input. */
  readonly terms: Float32Array;
  readonly bias: number | null;
  readonly sum: number;
  readonly output: number;
}

/** One unit's sum: its largest products with signed bars, the rest in a line, the sum, and what the activation function made of it. */
export function TermList({ trace, most }: { trace: Trace; most: number }) {
  const block = useEditor((s) => s.document.network.find((b) => b.id === trace.block));
  const network = useEditor((s) => s.document.network);
  const names = useEditor((s) => s.data.featureNames);
  const first = network[0]?.id === trace.block;
  const sourceName = (i: number) => (first ? (names[i] ?? `${i + 1}`) : `unit ${i + 1}`);
  const products = Array.from({ length: trace.terms.length / 2 }, (_, i) => {
    const [weight, input] = [trace.terms[2 * i]!, trace.terms[2 * i + 1]!];
    return { index: i, weight, input, value: Math.fround(weight * input) };
  }).sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
  const shown = products.slice(0, most);
  const rest = products.slice(most).reduce((sum, p) => sum + p.value, 0);
  const limit = Math.max(...shown.map((p) => Math.abs(p.value)), Math.abs(rest), Math.abs(trace.bias ?? 0), 1e-9);
  const n = (value: number) => formatNumber(value, 3);
  const detail = block ? layers[block.type as keyof typeof layers].detail(block as never) : '';
  // The activation function, whether it is the block's own or what the block is.
  const bends = block && ('function' in block || (block['activation'] ?? 'linear') !== 'linear');
  const passed = products.length === 0 && !bends && trace.sum === trace.output;
  return (
    <div className={styles['terms']}>
      <table>
        <caption className="visually-hidden">Weight times input, for the largest products</caption>
        <tbody>
          {shown.map((p) => (
            <tr key={p.index}>
              <th scope="row">
                <small>{sourceName(p.index)}</small> {n(p.weight)} × {n(p.input)}
              </th>
              <td className={styles['bar']} aria-hidden>
                <Bar value={p.value} limit={limit} />
              </td>
              <td>{n(p.value)}</td>
            </tr>
          ))}
          {products.length > most && (
            <tr>
              <th scope="row">{products.length - most} more</th>
              <td className={styles['bar']} aria-hidden>
                <Bar value={rest} limit={limit} />
              </td>
              <td>{n(rest)}</td>
            </tr>
          )}
          {trace.bias !== null && (
            <tr>
              <th scope="row">bias</th>
              <td className={styles['bar']} aria-hidden>
                <Bar value={trace.bias} limit={limit} />
              </td>
              <td>{n(trace.bias)}</td>
            </tr>
          )}
        </tbody>
      </table>
      <p className={styles['result']}>
        <span>at ({trace.at.map((v) => formatNumber(v, 2)).join(', ')})</span>
        <span title={`exactly ${trace.output}`}>
          {bends ? `${detail}(${n(trace.sum)}) ≈ ` : passed ? 'passed on as it is ≈ ' : 'sum ≈ '}
          <b>{n(trace.output)}</b>
        </span>
      </p>
    </div>
  );
}

function Bar({ value, limit }: { value: number; limit: number }) {
  const share = Math.min(1, Math.abs(value) / limit) * 50;
  return (
    <i
      style={{
        left: value < 0 ? `${50 - share}%` : '50%',
        width: `${share}%`,
        background: signedColor(Math.sign(value), 1),
      }}
    />
  );
}
