import type { Block } from '#nn/block.ts';
import type { LayerDefinition } from '#nn/layer.ts';
import type { Flow } from '#nn/shape.ts';
import styles from './CodeLines.module.css';

const frameworks = { pytorch: 'PyTorch', keras: 'Keras', flax: 'Flax' } as const;

/** The block's line of code in each framework. */
export function CodeLines({ definition, block, input }: { definition: LayerDefinition; block: Block; input: Flow }) {
  return (
    <dl className={styles['code']}>
      {Object.entries(frameworks).map(([key, name]) => (
        <div key={key}>
          <dt>{name}</dt>
          <dd>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a line that scrolls must be reachable with the keyboard */}
            <code tabIndex={0}>{definition.code[key as keyof typeof frameworks](input, block as never)}</code>
          </dd>
        </div>
      ))}
    </dl>
  );
}
