import { Activity, useState } from 'react';
import { Stage } from '#builder/stage/Stage.tsx';
import type { EmbedOptions } from '#embed/options.ts';
import { AnswerPanel } from '#lenses/answer/AnswerPanel.tsx';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { Announcer } from '#ui/Announcer.tsx';
import { Button } from '#ui/Button.tsx';
import { classes } from '#ui/classes.ts';
import { lazyPart } from '#ui/lazyPart.tsx';
import { Notice } from '#ui/Notice.tsx';
import { CompareRoom } from './compareRoomPart.tsx';
import styles from './EmbedApp.module.css';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Explaining } from './Explaining.tsx';
import { Notices } from './Notices.tsx';
import { OpenInFull } from './OpenInFull.tsx';
import { THE_LENS, THE_PHASES, THE_SENTENCE_ABOVE_IT, THE_SETTINGS, THIS_FRAME } from './partsWords.ts';
import { ScoreNumbers } from './ScoreNumbers.tsx';
import { runKeys, useShortcuts } from './shortcuts.ts';
import { COMPARE, closeMode, isPersons, openMode, useMode } from './stageMode.ts';
import { TakingBack } from './TakingBack.tsx';
import { Transport } from './Transport.tsx';
import { UNTITLED } from './topBarWords.ts';
import { useLayout } from './useLayout.ts';

const Sentence = lazyPart(THE_SENTENCE_ABOVE_IT, () =>
  import('./caption/FrameSentence.tsx').then((m) => m.FrameSentence),
);

const PhaseTrack = lazyPart(THE_PHASES, () => import('./phases/PhaseTrack.tsx').then((m) => m.PhaseTrack));

const Settings = lazyPart(THE_SETTINGS, () => import('./EmbedSettings.tsx').then((m) => m.EmbedSettings));

const LensView = lazyPart(THE_LENS, () => import('./LensView.tsx').then((m) => m.LensView));

const ignore = () => {};

interface EmbedAppProps extends Pick<EmbedOptions, 'ui' | 'warnings' | 'locks'> {
  /** Brings back what the address gave. */
  onRestore: () => void;
}

/** The document without chrome, below its title and its one sentence: `full` stage, answer, data, palette and settings; `compact` stage and answer; `figure` the answer alone. Always with what takes back, and the controls and numbers of the run; but for the figure with its phases, where it has any. */
export function EmbedApp({ ui, warnings, locks, onRestore }: EmbedAppProps) {
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
    <ErrorBoundary what={THIS_FRAME}>
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
          <div className={styles['taking']}>
            <TakingBack onRestore={onRestore} />
          </div>
        </header>
        <Activity mode={mode ? 'hidden' : 'visible'}>
          <main className={styles['main']} data-tall>
            {ui !== 'figure' && (
              <div className={styles['stage']}>
                <Stage />
              </div>
            )}
            <div className={styles['side']} data-tall>
              <AnswerPanel place={ui === 'figure' ? 'figure' : 'panel'} />
              {ui === 'full' && <Settings locks={locks} />}
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
        <footer className={styles['foot']}>
          {!compares && <ScoreNumbers />}
          {!compares && <Transport layout="phone" />}
          {given && !mode && (
            <Button look="bare" onClick={() => openMode(desk, given.id)}>
              {given.title}
            </Button>
          )}
          <OpenInFull />
        </footer>
        <Explaining />
        <Announcer />
      </div>
    </ErrorBoundary>
  );
}
