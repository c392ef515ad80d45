import { useCallback, useEffect, useRef } from 'react';
import { Inspector } from '#builder/inspector/Inspector.tsx';
import { AnswerPanel } from '#lenses/answer/AnswerPanel.tsx';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { TabPanel, Tabs } from '#ui/Tabs.tsx';
import { ANSWER_AND_SETTINGS } from './columnsWords.ts';
import { inSight, type SideTab } from './inSight.ts';
import styles from './Side.module.css';
import { TrainingPanel } from './TrainingPanel.tsx';
import type { Layout } from './useLayout.ts';

const tabs = [
  { id: 'training', label: 'Training' },
  { id: 'block', label: 'Block' },
] as const;

/** The tab in sight; selecting a block turns to it. */
export function useSideTab(): [SideTab, (tab: SideTab) => void] {
  const shown = inSight(useDesk());
  const tab = shown.use((s) => s.side);
  const setTab = useCallback((side: SideTab) => shown.set({ side }), [shown]);
  const selected = useEditor((s) => s.selection?.block);
  const seen = useRef<string>(undefined);
  useEffect(() => {
    // Not again where the page comes back from a mode.
    if (selected !== undefined && selected !== seen.current) setTab('block');
    seen.current = selected;
  }, [selected, setTab]);
  return [tab, setTab];
}

export interface SideProps {
  layout: Layout;
  tab: SideTab;
  onTab: (tab: SideTab) => void;
}

/** The answer, and below it training or the selected block, which has the greater part; where the page is narrow each is a tab. As a whole it never scrolls. */
export function Side({ layout, tab, onTab }: SideProps) {
  const narrow = layout === 'narrow';
  const shown = narrow || tab !== 'answer' ? tab : 'training';
  return (
    <aside className={styles['side']} data-tab={shown} aria-label={ANSWER_AND_SETTINGS}>
      {!narrow && (
        <div className={styles['answer']}>
          <AnswerPanel place="side" />
        </div>
      )}
      <Tabs
        label={narrow ? ANSWER_AND_SETTINGS : 'Settings'}
        name="side"
        tabs={narrow ? [{ id: 'answer', label: 'Answer' }, ...tabs] : tabs}
        value={shown}
        onChange={onTab}
        className={styles['tabs'] ?? ''}
      />
      <TabPanel name="side" value={shown} className={styles['panel'] ?? ''}>
        {shown === 'answer' ? (
          <AnswerPanel place="side" />
        ) : shown === 'block' ? (
          <Inspector />
        ) : (
          <TrainingPanel rest withRun={layout !== 'wide'} />
        )}
      </TabPanel>
    </aside>
  );
}
