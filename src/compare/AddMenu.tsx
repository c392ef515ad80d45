import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Menu } from '#ui/Menu.tsx';
import { AddVariant, type Choice, type Sources } from './AddVariant.tsx';
import { AN_EXAMPLE, COPY, compareWith, copyOf, EXAMPLE, FILE, KEPT, KEPT_RUN, VARIANT } from './compareWords.ts';
import type { Comparison, Lane } from './comparison.ts';

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;

interface AddProps {
  readonly comparison: Comparison;
  readonly lanes: readonly Lane[];
  readonly sources: Sources;
  readonly onAdded: (lane: number) => void;
}

/** Another network beside those that are there. */
export function AddMenu({ comparison, lanes, sources, onAdded }: AddProps) {
  const [from, setFrom] = useState<'kept' | 'examples'>();
  const { editor } = comparison.desk;
  const add = ({ title, document }: Choice) => {
    setFrom(undefined);
    if (comparison.add(document, title, compareWith(title))) onAdded(lanes.length);
  };
  const file = async () => {
    const chosen = await sources.file();
    if (chosen && 'error' in chosen) editor.notify({ tone: 'bad', text: chosen.error });
    else if (chosen) add(chosen);
  };
  return (
    <>
      <Menu
        label={VARIANT}
        look="outlined"
        disabled={lanes.length >= 4}
        items={[
          ...lanes.map((lane) => ({
            id: `copy-${lane.id}`,
            label: lanes.length === 1 ? COPY : copyOf(lane.tag),
            onSelect: () => {
              const { run: _, variants: __, ...document } = lane.desk.editor.store.getState().written;
              add({ title: copyOf(lane.name ?? lane.tag), document });
            },
          })),
          { id: 'kept', label: KEPT, ruled: true, onSelect: () => setFrom('kept') },
          { id: 'example', label: EXAMPLE, onSelect: () => setFrom('examples') },
          { id: 'file', label: FILE, onSelect: () => void file() },
        ]}
      >
        <Plus {...icon} /> {VARIANT}
      </Menu>
      {from && (
        <AddVariant
          title={compareWith(from === 'kept' ? KEPT_RUN : AN_EXAMPLE)}
          from={sources[from]}
          onChoose={add}
          onClose={() => setFrom(undefined)}
        />
      )}
    </>
  );
}
