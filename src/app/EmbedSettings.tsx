import { useEffect, useState } from 'react';
import { locksAll } from '#embed/locks.ts';
import { useEditor } from '#state/useDesk.ts';
import { lazyPart } from '#ui/lazyPart.tsx';
import { TabPanel, Tabs } from '#ui/Tabs.tsx';
import { THE_BLOCK, THE_DATA, THE_LAYERS } from './partsWords.ts';
import { TrainingPanel } from './TrainingPanel.tsx';

const DataPanel = lazyPart(THE_DATA, () => import('./data/DataPanel.tsx').then((m) => m.DataPanel));
const Palette = lazyPart(THE_LAYERS, () => import('#builder/palette/Palette.tsx').then((m) => m.Palette));
const Inspector = lazyPart(THE_BLOCK, () => import('#builder/inspector/Inspector.tsx').then((m) => m.Inspector));

/** Each with what locks it. */
const tabs = [
  { id: 'training', label: 'Training', lock: 'training' },
  { id: 'data', label: 'Data', lock: 'data' },
  { id: 'layers', label: 'Layers', lock: 'network' },
  { id: 'block', label: 'Block', lock: 'network' },
] as const;
type Tab = (typeof tabs)[number]['id'];

/** In the full form: training, data, the palette, and the settings of the block that is selected; without what the page around has locked. */
export function EmbedSettings({ locks }: { locks: readonly string[] }) {
  const selected = useEditor((s) => s.selection?.block);
  const open = tabs.filter(({ lock }) => !locksAll(locks, lock));
  const [tab, setTab] = useState<Tab | undefined>(open[0]?.id);
  const first = open[0]?.id;
  const hasBlock = open.some(({ id }) => id === 'block');
  useEffect(() => {
    if (!hasBlock) return;
    if (selected !== undefined) setTab('block');
    else setTab((now) => (now === 'block' ? first : now));
  }, [selected, hasBlock, first]);
  if (tab === undefined) return null;
  return (
    <>
      <Tabs label="Settings" name="settings" tabs={open} value={tab} onChange={setTab} />
      <TabPanel name="settings" value={tab}>
        {tab === 'training' ? (
          <TrainingPanel withRun />
        ) : tab === 'data' ? (
          <DataPanel />
        ) : tab === 'layers' ? (
          <Palette />
        ) : (
          <Inspector />
        )}
      </TabPanel>
    </>
  );
}
