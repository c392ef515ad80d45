import { useState } from 'react';
import { numberAt } from '#builder/inspector/sampleNumbers.ts';
import { signedColor } from '#charts/color.ts';
import { flowOf } from '#data/asked.ts';
import type { AttentionCloseUp } from '#nn/closeUp.ts';
import { useEditor } from '#state/useDesk.ts';
import { useFrameValue } from '#state/useFrames.ts';
import { formatPercent } from '#ui/format.ts';
import { Segments } from '#ui/Segments.tsx';
import { COMES_LATER, MIX_OF_THE_VALUES, QUERY_OF_STEP, queryTimesKey, weightsOutWords } from './bodyWords.ts';
import { bentLinks, Chain } from './Chain.tsx';
import styles from './closeUp.module.css';
import { n } from './closeUpWords.ts';
import { limitOf } from './NumberGrid.tsx';

/** One step's question: query · key for each step, softmax, the mix of the values, and the products with what leads out. */
export function AttentionBody({ shown }: { shown: AttentionCloseUp }) {
  const { heads, step, weights, inputs, bias } = shown;
  const [chosen, choose] = useState(0);
  const head = heads[Math.min(chosen, heads.length - 1)]!;
  const { query, keys, values, scores, shares, mixed } = head;
  const tokens = useTokens(shares.length);
  const limits = { keys: limitOf([...query, ...keys.flat()]), values: limitOf(values.flat()), scores: limitOf(scores) };
  const products = weights.reduce((sum, w, i) => sum + w * inputs[i]!, 0);
  const stepName = (j: number) => `${j + 1}${tokens?.[j] === undefined ? '' : ` “${tokens[j]}”`}`;
  return (
    <>
      <div className={styles['attention']}>
        <table>
          <thead>
            <tr>
              <th scope="col">step</th>
              <th scope="col">key</th>
              <th scope="col">{queryTimesKey(query.length)}</th>
              <th scope="col">softmax</th>
              <th scope="col">value</th>
            </tr>
          </thead>
          <tbody>
            {shares.map((share, j) => (
              <tr key={j} data-own={j === step || undefined}>
                <th scope="row">{stepName(j)}</th>
                <td>
                  <Strip values={keys[j]!} limit={limits.keys} title="Key" />
                </td>
                <td>
                  {scores[j] === undefined ? (
                    COMES_LATER
                  ) : (
                    <>
                      <span className={styles['figure']}>{n(scores[j])}</span>
                      <b className={styles['track']} aria-hidden>
                        <i className={styles['part']} style={signedBar(scores[j], limits.scores)} />
                      </b>
                    </>
                  )}
                </td>
                <td>
                  <span className={styles['figure']}>{formatPercent(share, 0)}</span>
                  <b className={styles['track']} aria-hidden>
                    <i className={styles['part']} style={{ width: `${share * 100}%` }} />
                  </b>
                </td>
                <td>
                  <Strip values={values[j]!} limit={limits.values} title="Value" />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className={styles['asks']}>
        <p>
          {heads.length > 1 && heads.length <= 8 && (
            <Segments
              label="head"
              labelShown
              options={heads.map((_, h) => ({ value: `${h}`, label: `${h + 1}` }))}
              value={`${chosen}`}
              onChange={(h) => choose(Number(h))}
            />
          )}
          <span>
            {QUERY_OF_STEP} {stepName(step)} <Strip values={query} limit={limits.keys} title="Query" />
          </span>
          <span>
            {MIX_OF_THE_VALUES} <Strip values={mixed} limit={limits.values} title="Mix" />
          </span>
        </p>
        <Chain links={[{ name: weightsOutWords(heads.length), value: n(products) }, ...bentLinks(bias, shown)]} />
      </div>
    </>
  );
}

function signedBar(value: number, limit: number) {
  const share = (Math.abs(value) / limit) * 50;
  return {
    left: value < 0 ? `${50 - share}%` : '50%',
    width: `${share}%`,
    background: signedColor(Math.sign(value), 1),
  };
}

/** The tokens of the sample looked at, where it is of tokens. */
function useTokens(steps: number): readonly string[] | undefined {
  const data = useEditor((s) => s.data);
  const said = useFrameValue(({ probes: { units } }) => {
    if (!units || !data.tokens) return undefined;
    const flow = flowOf(data);
    return JSON.stringify(
      Array.from({ length: steps }, (_, j) => data.tokens![numberAt(units, 'input', flow, j) ?? -1] ?? null),
    );
  }, 250);
  if (said === undefined) return undefined;
  return (JSON.parse(said) as (string | null)[]).map((token) => token ?? undefined!);
}

/** A vector as a row of squares. */
function Strip({ values, limit, title }: { values: readonly number[]; limit: number; title: string }) {
  return (
    <svg
      className={styles['strip']}
      viewBox={`0 0 ${values.length} 1`}
      preserveAspectRatio="none"
      style={{ width: `${Math.min(7, 0.625 * values.length)}rem` }}
      role="img"
      aria-label={`${title}: ${values.map((v) => n(v)).join(', ')}`}
    >
      {values.map((value, i) => (
        <rect key={i} x={i} y={0} width={1} height={1} fill={signedColor(value, limit)} />
      ))}
    </svg>
  );
}
