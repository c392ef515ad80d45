import { useEffect, useState } from 'react';
import { Inspector } from '#builder/inspector/Inspector.tsx';
import { Stage } from '#builder/stage/Stage.tsx';
import type { EmbedOptions } from '#embed/options.ts';
import { AnswerPanel } from '#lenses/answer/AnswerPanel.tsx';
import { useEditor } from '#state/useDesk.ts';
import { Announcer } from '#ui/Announcer.tsx';
import { Notice } from '#ui/Notice.tsx';
import { TabPanel, Tabs } from '#ui/Tabs.tsx';
import styles from './EmbedApp.module.css';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Notices } from './Notices.tsx';
import { OpenInFull } from './OpenInFull.tsx';
import { useShortcuts } from './shortcuts.ts';
import { TrainingPanel } from './TrainingPanel.tsx';
import { Transport } from './Transport.tsx';

const ignore = () => {};

/** The document without chrome: `full` stage, answer and settings; `compact` stage and answer; `figure` the answer alone. Always with the controls of the run. */
export function EmbedApp({ ui, warnings }: { ui: EmbedOptions['ui']; warnings: readonly string[] }) {
  useShortcuts(ignore);
  const title = useEditor((s) => s.document.title);
  return (
    <ErrorBoundary what="This frame">
      <div className={styles['embed']} data-ui={ui}>
        <Notices />
        {warnings.length > 0 && <Notice kind="info">{warnings.join(' ')}</Notice>}
        <main className={styles['main']}>
          <h1 className="visually-hidden">{title}</h1>
          {ui !== 'figure' && (
            <div className={styles['stage']}>
              <Stage />
            </div>
          )}
          <div className={styles['side']}>
            <AnswerPanel place={ui === 'figure' ? 'figure' : 'panel'} />
            {ui === 'full' && <Settings />}
          </div>
        </main>
        <div className={styles['foot']}>
          <Transport layout="phone" />
          <OpenInFull />
        </div>
        <Announcer />
      </div>
    </ErrorBoundary>
  );
}

/** Training settings, and the selected block's. */
function Settings() {
  const selected = useEditor((s) => s.selection?.block);
  const [tab, setTab] = useState<'training' | 'block'>('training');
  useEffect(() => setTab(selected === undefined ? 'training' : 'block'), [selected]);
  return (
    <>
      <Tabs
        label="Settings"
        name="settings"
        tabs={[
          { id: 'training', label: 'Training' },
          { id: 'block', label: 'Block' },
        ]}
        value={tab}
        onChange={setTab}
      />
      <TabPanel name="settings" value={tab}>
        {tab === 'training' ? <TrainingPanel withRun /> : <Inspector />}
      </TabPanel>
    </>
  );
}
