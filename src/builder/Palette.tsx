import { type LayerType, layers } from '#layers/index.ts';
import type { Category } from '#nn/layer.ts';
import { useEditor } from '#state/useEditor.ts';
import { PanelFrame } from '#ui/PanelFrame.tsx';
import { addBlock } from './blockActions.ts';
import { LayerIcon } from './LayerIcon.tsx';
import styles from './Palette.module.css';
import { useLift } from './useLift.ts';

const categoryNames: Record<Category, string> = {
  units: 'Units',
  containers: 'Containers',
  normalise: 'Normalise',
  image: 'Image',
  sequence: 'Sequence',
};

/** Every layer type, to drag into the row or to add by a press after the selected block. */
export function Palette() {
  const byCategory = Object.entries(categoryNames).flatMap(([category, name]) => {
    const types = (Object.keys(layers) as LayerType[]).filter((type) => layers[type].category === category);
    return types.length > 0 ? [{ name, types }] : [];
  });
  const selection = useEditor((s) => s.selection);
  return (
    <PanelFrame title="Layers" note="drag, or press to add" notePlace="end">
      {byCategory.map(({ name, types }) => (
        <section key={name} className={styles['category']}>
          <h3>{name}</h3>
          <div className={styles['entries']}>
            {types.map((type) => (
              <PaletteEntry key={type} type={type} after={selection !== undefined} />
            ))}
          </div>
        </section>
      ))}
    </PanelFrame>
  );
}

function PaletteEntry({ type, after }: { type: LayerType; after: boolean }) {
  const { name, summary } = layers[type];
  const lifting = useLift({ kind: 'new', type });
  return (
    <button
      type="button"
      className={styles['entry']}
      title={`${summary} Press to add it ${after ? 'after the selected block' : 'before the last block'}.`}
      data-palette={type}
      onClick={() => addBlock(type)}
      {...lifting}
    >
      <LayerIcon type={type} />
      {name}
    </button>
  );
}
