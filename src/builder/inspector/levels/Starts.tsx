import { deviationOf, initializerNames, type Start, startOf } from '#builder/inspector/initialWords.ts';
import type { InferredBlock } from '#nn/inferShapes.ts';
import { type Initializer, initializerType, startingOf } from '#nn/initializer.ts';
import { Formula } from '#ui/Formula.tsx';
import { formatNumber } from '#ui/format.ts';
import styles from './levels.module.css';
import { DRAWN_EVENLY, DRAWN_NORMALLY, withinWords } from './levelWords.ts';

/** How each parameter starts: its distribution with this block's numbers in it. Nothing for blocks without parameters. */
export function Starts({ inferred }: { inferred: InferredBlock }) {
  const { block, parameters } = inferred;
  const init = (block['init'] ?? 'pytorch') as Initializer;
  // Parameters that start alike stand together.
  const alike = new Map<string, { names: string[]; start: Start }>();
  for (const [name, spec] of Object.entries(parameters)) {
    const by = startingOf(spec, block);
    const start = startOf(by.spec, by.init);
    const key = JSON.stringify(start);
    const known = alike.get(key);
    if (known) known.names.push(name);
    else alike.set(key, { names: [name], start });
  }
  if (alike.size === 0) return null;
  return (
    <section className={styles['part']} aria-label="Initialisation">
      <h4>
        Initialisation <span>{initializerNames[initializerType(init)]}</span>
      </h4>
      <dl className={styles['starts']}>
        {[...alike.values()].map(({ names, start }) => (
          <div key={names[0]}>
            <dt>{names.join(', ')}</dt>
            <dd>
              <StartWords start={start} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function StartWords({ start }: { start: Start }) {
  if (start.kind === 'constant') return <>all {formatNumber(start.value, 3, true)}</>;
  const deviation = formatNumber(deviationOf(start), 3);
  const formula = start.formula !== undefined && (
    <>
      <Formula tex={start.formula} /> ≈{' '}
    </>
  );
  if (start.kind === 'uniform')
    return (
      <>
        {DRAWN_EVENLY} {formula}
        {withinWords(formatNumber(start.limit, 3), deviation)}
      </>
    );
  return (
    <>
      {DRAWN_NORMALLY} {formula}
      {deviation}
    </>
  );
}
