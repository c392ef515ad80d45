import { useMemo } from 'react';
import { indexOf, numberName } from '#builder/inspector/numberNames.ts';
import { layers } from '#layers/index.ts';
import { texts } from '#layers/texts.ts';
import type { Block } from '#nn/block.ts';
import { multiplyAddsOf } from '#nn/cost.ts';
import type { InferredBlock } from '#nn/inferShapes.ts';
import type { LayerRegistry, TextRegistry } from '#nn/layer.ts';
import { type ReceptiveField, receptiveBox, receptiveFields } from '#nn/receptive.ts';
import { boxWords, fieldWords } from '#nn/receptiveWords.ts';
import { type Flow, sizeOf } from '#nn/shape.ts';
import { sideArithmetic } from '#nn/sideArithmetic.ts';
import { useEditor } from '#state/useDesk.ts';
import { Explained } from '#ui/Explained.tsx';
import { Formula } from '#ui/Formula.tsx';
import { formatCount } from '#ui/format.ts';
import { FitFormula } from './FitFormula.tsx';
import styles from './levels.module.css';
import { MULTIPLY_ADDS_SAY, ofTheInput, perSample, SEES_SAYS, STEPS_UP_TO_ITS_OWN, WHOLE_INPUT } from './levelWords.ts';

/** The block's formula, what its letters stand for, the arithmetic of its sides, and how far it sees. */
export function SymbolsLevel({
  block,
  inferred,
  input,
}: {
  block: Block;
  inferred: InferredBlock | undefined;
  input: Flow;
}) {
  const text = (texts as TextRegistry)[block.type]!;
  return (
    <div className={styles['symbols']}>
      <FitFormula tex={text.formula(input, block as never)} />
      <dl className={styles['letters']}>
        {text.symbols(input, block as never).map((s) => (
          <div key={s.symbol}>
            <dt>
              <Formula tex={s.shape ? `${s.symbol} \\in ${s.shape}` : s.symbol} />
            </dt>
            <dd>{s.meaning}</dd>
          </div>
        ))}
      </dl>
      {inferred?.output && <Facts inferred={{ ...inferred, output: inferred.output }} />}
    </div>
  );
}

const registry: LayerRegistry = layers;

const seenWords = (field: ReceptiveField): string => {
  if (field === 'everything') return WHOLE_INPUT;
  return field === 'past' ? STEPS_UP_TO_ITS_OWN : ofTheInput(fieldWords(field));
};

/** Numbers that follow from the shapes: sides, products, and the part of the input that is seen. */
function Facts({ inferred }: { inferred: InferredBlock & { readonly output: Flow } }) {
  const network = useEditor((s) => s.document.network);
  const inference = useEditor((s) => s.inference);
  const { block, input, output } = inferred;
  const window = registry[block.type]!.window?.(block as never);
  const facts = useMemo(() => {
    const fields = receptiveFields(inference, network, registry);
    const into = inference.blocks[0]!.input;
    const middle = output.shape.length > 1 ? output.shape.slice(-2).map((n) => Math.floor((n - 1) / 2)) : [];
    const unit = indexOf(output.shape, 0, middle);
    return {
      products: multiplyAddsOf(inference, registry).byId.get(block.id) ?? 0,
      field: fields.get(block.id),
      into,
      unit,
      box: receptiveBox(inference, network, registry, block.id, unit),
    };
  }, [inference, network, block.id, output]);
  const [rows, columns] = [input.shape[1], input.shape[2]];
  const { field, box, unit, into, products } = facts;
  const isPart = field !== undefined && field !== 'everything';
  return (
    <dl className={styles['facts']}>
      {window && rows !== undefined && (
        <div>
          <dt>{rows === columns ? 'side' : 'rows'}</dt>
          <dd>{sideArithmetic(window, rows)}</dd>
        </div>
      )}
      {window && columns !== undefined && rows !== columns && (
        <div>
          <dt>columns</dt>
          <dd>{sideArithmetic(window, columns)}</dd>
        </div>
      )}
      {products > 0 && (
        <div>
          <dt>
            <Explained says={MULTIPLY_ADDS_SAY} term="multiplyAdds">
              multiply-adds
            </Explained>
          </dt>
          <dd>{perSample(formatCount(products))}</dd>
        </div>
      )}
      {field !== undefined && (
        <div>
          <dt>
            <Explained says={SEES_SAYS} term="receptiveField">
              sees
            </Explained>
          </dt>
          <dd>
            {seenWords(field)}
            {isPart && box && sizeOf(output.shape) > 1 && (
              <small>
                {numberName(output, unit)}: {boxWords(box, into)}
              </small>
            )}
          </dd>
        </div>
      )}
    </dl>
  );
}
