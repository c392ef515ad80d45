import { Activity, useEffect, useState } from 'react';
import { Inspector } from '#builder/inspector/Inspector.tsx';
import { Stage } from '#builder/stage/Stage.tsx';
import type { EmbedOptions } from '#embed/options.ts';
import { AnswerPanel } from '#lenses/answer/AnswerPanel.tsx';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { Announcer } from '#ui/Announcer.tsx';
import { Button } from '#ui/Button.tsx';
import { classes } from '#ui/classes.ts';
import { lazyPart } from '#ui/lazyPart.tsx';
import { Notice } from '#ui/Notice.tsx';
import { TabPanel, Tabs } from '#ui/Tabs.tsx';
import { CompareRoom } from './compareRoomPart.tsx';
import styles from './EmbedApp.module.css';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Explaining } from './Explaining.tsx';
import { LensView } from './LensView.tsx';
import { Notices } from './Notices.tsx';
import { OpenInFull } from './OpenInFull.tsx';
import { runKeys, useShortcuts } from './shortcuts.ts';
import { COMPARE, closeMode, isPersons, openMode, useMode } from './stageMode.ts';
import { TrainingPanel } from './TrainingPanel.tsx';
import { Transport } from './Transport.tsx';
import { UNTITLED } from './topBarWords.ts';
import { useLayout } from './useLayout.ts';

const Sentence = lazyPart('The sentence above it', () =>
  import('./caption/FrameSentence.tsx').then((m) => m.FrameSentence),
);

const PhaseTrack = lazyPart('The phases', () => import('./phases/PhaseTrack.tsx').then((m) => m.PhaseTrack));

const ignore = () => {};

/** The document without chrome, below its title and its one sentence: `full` stage, answer and settings; `compact` stage and answer; `figure` the answer alone. Always with the controls of the run; but for the figure with its phases, where it has any. */
export function EmbedApp({ ui, warnings }: { ui: EmbedOptions['ui']; warnings: readonly string[] }) {
  useShortcuts(runKeys, ignore);
  const desk = useDesk();
  const title = useEditor((s) => s.document.title);
  const phased = useEditor((s) => s.written.phases !== undefined);
  const mode = useMode();
  const compares = mode?.id === COMPARE.id;
  const narrow = useLayout() === 'phone';
  /** The lens that its author opened in it: there is a way back to that, and to no other. */
  const [given, setGiven] = useState(mode);
  if (mode && mode !== given) setGiven(mode);
  return (
    <ErrorBoundary what="This frame">
      <div className={styles['embed']} data-ui={ui}>
        <Notices />
        {warnings.length > 0 && <Notice kind="info">{warnings.join(' ')}</Notice>}
        <header className={styles['head']}>
          <h1 className={classes(title === UNTITLED && 'visually-hidden')}>{title}</h1>
          {/* A lens has a sentence of its own. */}
          {!mode && (
            <p>
              <Sentence />
            </p>
          )}
        </header>
        <Activity mode={mode ? 'hidden' : 'visible'}>
          <main className={styles['main']}>
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
        </Activity>
        {mode && (
          <main className={styles['mode']}>
            {compares ? (
              <CompareRoom phone={narrow} fixed />
            ) : (
              <LensView id={mode.id} onBack={() => closeMode(desk)} takesFocus={isPersons(desk)} />
            )}
          </main>
        )}
        {phased && !compares && ui !== 'figure' && <PhaseTrack fixed />}
        <div className={styles['foot']}>
          {!compares && <Transport layout="phone" />}
          {given && !mode && (
            <Button look="bare" onClick={() => openMode(desk, given.id)}>
              {given.title}
            </Button>
          )}
          <OpenInFull />
        </div>
        <Explaining />
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
