import { useEffect, useRef, useState } from 'react';
import { Inspector } from '#builder/inspector/Inspector.tsx';
import { AnswerPanel } from '#lenses/answer/AnswerPanel.tsx';
import { useEditor } from '#state/useDesk.ts';
import { TabPanel, Tabs } from '#ui/Tabs.tsx';
import styles from './Side.module.css';
import { TrainingPanel } from './TrainingPanel.tsx';
import type { Layout } from './useLayout.ts';

type SideTab = 'answer' | 'training' | 'block';
const tabs = [
  { id: 'training', label: 'Training' },
  { id: 'block', label: 'Block' },
] as const;

/** The tab in sight; selecting a block turns to it. */
export function useBlockTab<T extends string>(first: T | 'block'): [T | 'block', (tab: T | 'block') => void] {
  const [tab, setTab] = useState<T | 'block'>(first);
  const selected = useEditor((s) => s.selection?.block);
  const seen = useRef<string>(undefined);
  useEffect(() => {
    // Not again where the page comes back from a mode.
    if (selected !== undefined && selected !== seen.current) setTab('block');
    seen.current = selected;
  }, [selected]);
  return [tab, setTab];
}

/** The answer, and below it training and the selected block; where the page is narrow each is a tab. */
export function Side({ layout }: { layout: Layout }) {
  return layout === 'narrow' ? <NarrowSide /> : <WideSide layout={layout} />;
}

function WideSide({ layout }: { layout: Layout }) {
  const [tab, setTab] = useBlockTab<SideTab>('training');
  return (
    <aside className={styles['side']} aria-label="Answer and settings">
      <AnswerPanel />
      <div className={styles['lower']}>
        <Tabs
          label="Settings"
          name="side"
          tabs={tabs}
          value={tab === 'answer' ? 'training' : tab}
          onChange={setTab}
          className={styles['tabs'] ?? ''}
        />
        <TabPanel name="side" value={tab}>
          {tab === 'block' ? <Inspector /> : <TrainingPanel withRun={layout !== 'wide'} />}
        </TabPanel>
      </div>
    </aside>
  );
}

function NarrowSide() {
  const [tab, setTab] = useBlockTab<SideTab>('answer');
  return (
    <aside className={styles['side']} aria-label="Answer and settings">
      <Tabs
        label="Answer and settings"
        name="side"
        tabs={[{ id: 'answer', label: 'Answer' }, ...tabs]}
        value={tab}
        onChange={setTab}
        className={styles['tabs'] ?? ''}
      />
      <TabPanel name="side" value={tab}>
        {tab === 'answer' ? <AnswerPanel /> : tab === 'block' ? <Inspector /> : <TrainingPanel withRun />}
      </TabPanel>
    </aside>
  );
}

/** Training and block on a phone, under one tab of the bar. */
export function PhoneSettings() {
  const [tab, setTab] = useBlockTab<'training'>('block');
  return (
    <div>
      <h2 className="visually-hidden">Settings</h2>
      <Tabs
        label="Settings"
        name="settings"
        tabs={[tabs[1], tabs[0]]}
        value={tab}
        onChange={setTab}
        className={styles['tabs'] ?? ''}
      />
      <TabPanel name="settings" value={tab}>
        {tab === 'block' ? <Inspector /> : <TrainingPanel withRun />}
      </TabPanel>
    </div>
  );
}
