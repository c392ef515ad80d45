import { layers } from '#layers/index.ts';
import { wordsOf } from '#layers/words.ts';
import { type Block, innerLists } from '#nn/block.ts';
import type { Inference } from '#nn/inferShapes.ts';
import { type Flow, formatShape } from '#nn/shape.ts';
import { blockName } from '#state/blockName.ts';
import styles from './ForeignDialog.module.css';
import { branchWords, parametersWords, UNDERSTOOD } from './foreignDialogWords.ts';

interface UnderstoodNetworkProps {
  network: readonly Block[];
  input: Flow;
  inference: Inference;
}

/** A network before it is opened: its blocks in their order, what flows out of each, and what its containers hold. */
export function UnderstoodNetwork({ network, input, inference }: UnderstoodNetworkProps) {
  const block = (one: Block) => {
    const { output, parameterCount } = inference.byId.get(one.id) ?? {};
    const lists = innerLists(one, layers);
    const detail = wordsOf(one.type)?.detail?.(one as never);
    return (
      <li key={one.id} data-block={one.type} data-holds={lists.length > 0 || undefined}>
        <b>{blockName(network, one.id)}</b>
        {detail && <span>{detail}</span>}
        {output && <span>{formatShape(output.shape)}</span>}
        {!!parameterCount && <small>{parametersWords(parameterCount)}</small>}
        {lists.map(({ prefix, branch, blocks }) => (
          <div key={prefix} className={styles['held']}>
            {branch !== undefined && <small>{branchWords(branch + 1)}</small>}
            <ol className={styles['blocks']}>{blocks.map(block)}</ol>
          </div>
        ))}
      </li>
    );
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className={styles['understood']} aria-label={UNDERSTOOD} tabIndex={0}>
      <ol className={styles['blocks']}>
        <li>
          <b>{blockName(network, 'input')}</b>
          <span>{formatShape(input.shape)}</span>
        </li>
        {network.map(block)}
      </ol>
    </section>
  );
}
