import { attentionOf } from '#builder/inspector/sampleNumbers.ts';
import { tokensIn } from '#data/prepare.ts';
import { useSample } from '#state/sample.ts';
import { useEditor } from '#state/useDesk.ts';
import { useFrameValue } from '#state/useFrames.ts';
import { formatPercent } from '#ui/format.ts';
import styles from './levels.module.css';
import { byHead, TAKES_FROM, WHAT_STEP } from './levelWords.ts';

/** Steps that are named of each head. */
const MOST = 4;

/** What each head of an attention layer takes at a step from the others: a row of its weights. Nothing for other layers. */
export function AttentionRow({ block, step }: { block: string; step: number }) {
  const data = useEditor((s) => s.data);
  const row = useSample(data);
  const heads = useFrameValue(({ probes: { units } }) => (units ? attentionOf(units, block, step) : []), 200) ?? [];
  const steps = data.shape[0]!;
  const nameOf = (t: number) => {
    const token = data.tokens && steps === heads[0]?.length ? data.tokens[tokensIn(data.inputsOf(row))[t]!] : undefined;
    return token === undefined ? `step ${t + 1}` : `step ${t + 1} “${token}”`;
  };
  if (heads.length === 0) return null;
  const most = Math.max(...heads.map((weights) => Math.max(...weights)));
  return (
    <div className={styles['made']}>
      <h5>
        {WHAT_STEP} {step + 1} {TAKES_FROM} <span>{byHead(formatPercent(most, 0))}</span>
      </h5>
      {heads.map((weights, head) => {
        const largest = [...weights.keys()].sort((a, b) => weights[b]! - weights[a]!).slice(0, MOST);
        const words = largest.map((t) => `${nameOf(t)} ${formatPercent(weights[t]!, 0)}`).join(', ');
        return (
          <div key={head} className={styles['head']}>
            <span>{head + 1}</span>
            <svg
              viewBox={`0 0 ${weights.length} 10`}
              preserveAspectRatio="none"
              role="img"
              aria-label={`Head ${head + 1}: ${words}`}
            >
              {Array.from(weights, (weight, t) => (
                <rect
                  key={nameOf(t)}
                  className={t === step ? styles['own'] : undefined}
                  x={t + 0.1}
                  y={10 - (10 * weight) / most}
                  width={0.8}
                  height={(10 * weight) / most}
                />
              ))}
            </svg>
            <p>{words}</p>
          </div>
        );
      })}
    </div>
  );
}
