import { memo, useCallback, useEffect, useRef } from 'react';
import { afterPictures } from '#base/animation.ts';
import { Inspector } from '#builder/inspector/Inspector.tsx';
import { AnswerPanel } from '#lenses/answer/AnswerPanel.tsx';
import { useDesk } from '#state/useDesk.ts';
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

/** The tab in sight; selecting a block turns to it, a picture later: first the stage answers the press. */
function useSideTab(): [SideTab, (tab: SideTab) => void] {
  const desk = useDesk();
  const shown = inSight(desk);
  const tab = shown.use((s) => s.side);
  const setTab = useCallback((side: SideTab) => shown.set({ side }), [shown]);
  const seen = useRef<string>(undefined);
  useEffect(() => {
    const { store } = desk.editor;
    const follow = () => {
      const selected = store.getState().selection?.block;
      // Not again where the page comes back from a mode.
      if (selected !== undefined && selected !== seen.current && shown.get().side !== 'block')
        afterPictures(1, () => setTab('block'));
      seen.current = selected;
    };
    follow();
    return store.subscribe(follow);
  }, [desk, shown, setTab]);
  return [tab, setTab];
}

/** It is not drawn anew where another tab is turned to. */
const Answer = memo(AnswerPanel);

/** The answer, and below it training or the selected block, which has the greater part; where the page is narrow each is a tab. As a whole it never scrolls. */
export function Side({ layout }: { layout: Layout }) {
  const [tab, onTab] = useSideTab();
  const narrow = layout === 'narrow';
  const shown = narrow || tab !== 'answer' ? tab : 'training';
  return (
    <aside className={styles['side']} data-tab={shown} aria-label={ANSWER_AND_SETTINGS}>
      {!narrow && (
        <div className={styles['answer']}>
          <Answer place="side" />
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
