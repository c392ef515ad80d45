import { ExternalLink } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Inspector } from '#builder/inspector/Inspector.tsx';
import { Stage } from '#builder/stage/Stage.tsx';
import type { EmbedOptions } from '#embed/options.ts';
import { AnswerPanel } from '#lenses/answer/AnswerPanel.tsx';
import { registries } from '#state/editor.ts';
import { encodeLink } from '#state/link.ts';
import { editor, useEditor } from '#state/useEditor.ts';
import { Announcer } from '#ui/Announcer.tsx';
import { Notice } from '#ui/Notice.tsx';
import { TabPanel, Tabs } from '#ui/Tabs.tsx';
import styles from './EmbedApp.module.css';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Notices } from './Notices.tsx';
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
            <AnswerPanel figure={ui === 'figure'} />
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

/** The way from a frame to the page of its own, in a new tab, with the run as it stands. */
function OpenInFull() {
  const open = async () => {
    // Opened before the link is ready, or the browser takes it for an advertisement.
    const page = window.open('', '_blank');
    const code = await encodeLink(editor().snapshot(), registries);
    const url = new URL(`../#s=${code}`, location.href.split(/[?#]/)[0]);
    if (page) {
      page.opener = null;
      page.location.href = url.href;
    }
  };
  return (
    <button type="button" className={styles['open']} onClick={() => void open()} title="Open in Strata, in a new tab">
      <ExternalLink size={16} strokeWidth={1.75} aria-hidden />
      <span className="visually-hidden">Open in Strata, in a new tab</span>
    </button>
  );
}
