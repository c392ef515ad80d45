import { CodeLines } from '#builder/inspector/CodeLines.tsx';
import { texts } from '#layers/texts.ts';
import type { Block } from '#nn/block.ts';
import type { InferredBlock } from '#nn/inferShapes.ts';
import type { TextRegistry } from '#nn/layer.ts';
import type { Flow } from '#nn/shape.ts';
import { useEditor } from '#state/useDesk.ts';
import { Formula } from '#ui/Formula.tsx';
import { CheckTable } from './CheckTable.tsx';
import { FitFormula } from './FitFormula.tsx';
import styles from './levels.module.css';
import { HOW_THE_LOSS, IN_CODE, LOSS_CHANGES, ONE_LINE_IN_EACH_FRAMEWORK } from './levelWords.ts';
import { Starts } from './Starts.tsx';

/** The gradient step by step, ending in a measured check; then how the block starts, where it comes from, and its line of code. */
export function DeriveLevel({
  block,
  inferred,
  input,
}: {
  block: Block;
  inferred: InferredBlock | undefined;
  input: Flow;
}) {
  const text = (texts as TextRegistry)[block.type]!;
  const runnable = useEditor((s) => s.runnable);
  const steps = text.derive(input, block as never);
  return (
    <div className={styles['derive']}>
      <p className={styles['caption']}>
        {HOW_THE_LOSS} <Formula tex="L" /> {LOSS_CHANGES}
      </p>
      <ol>
        {steps.map(({ say, formula }) => (
          <li key={say}>
            {say}
            <FitFormula tex={formula} />
          </li>
        ))}
      </ol>
      {inferred?.output && runnable && <CheckTable inferred={inferred} />}
      {inferred && <Starts inferred={inferred} />}
      <section className={styles['part']} aria-label="Code">
        <h4>
          {IN_CODE} <span>{ONE_LINE_IN_EACH_FRAMEWORK}</span>
        </h4>
        <CodeLines text={text} block={block} input={input} />
      </section>
      <p className={styles['part']}>
        Source:{' '}
        <a href={text.source.url} target="_blank" rel="noreferrer">
          {text.source.label}
        </a>
      </p>
    </div>
  );
}
