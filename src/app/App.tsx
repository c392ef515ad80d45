import { ChartScatter, Gauge, Layers, Search, SlidersHorizontal, Spline } from 'lucide-react';
import { Activity, type ReactNode, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { DataPanel } from '#app/data/DataPanel.tsx';
import { offerData } from '#app/data/offerData.ts';
import type { Dropped } from '#app/import/importing.ts';
import { CloseUpPlace } from '#builder/closeups/CloseUpPlace.tsx';
import { Inspector } from '#builder/inspector/Inspector.tsx';
import { Palette } from '#builder/palette/Palette.tsx';
import { Stage } from '#builder/stage/Stage.tsx';
import { AnswerPanel } from '#lenses/answer/AnswerPanel.tsx';
import { AnswerStrip } from '#lenses/answer/AnswerStrip.tsx';
import { laneOnStage } from '#state/laneOnStage.ts';
import { useSettings } from '#state/settings.ts';
import { DeskContext, useDesk, useEditor } from '#state/useDesk.ts';
import { Announcer } from '#ui/Announcer.tsx';
import { focusGround, groundChanges } from '#ui/ground.ts';
import { InTurn } from '#ui/InTurn.tsx';
import { lazyPart } from '#ui/lazyPart.tsx';
import { onItsWay } from '#ui/partWords.ts';
import { Ahead } from './Ahead.tsx';
import styles from './App.module.css';
import { BroughtIn, bringDropped } from './BroughtIn.tsx';
import { CaptionBar } from './caption/CaptionBar.tsx';
import { CompareRoom } from './compareRoomPart.tsx';
import { Dock, PhoneLenses } from './Dock.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Explaining } from './Explaining.tsx';
import { FirstShelf } from './FirstShelf.tsx';
import { inSight, type PhonePanel } from './inSight.ts';
import { LensView } from './LensView.tsx';
import { lessonShown } from './lessons/lessonShown.ts';
import { Notices } from './Notices.tsx';
import { PrintSheet } from './PrintSheet.tsx';
import { pageKeys } from './pageKeys.ts';
import {
  DROP_HERE,
  RECORDER_OF_LESSONS,
  THE_LESSONS,
  THE_PAGE_OF_EXAMPLES,
  THE_PHASES,
  THE_WAY_BACK,
} from './partsWords.ts';
import { Rail } from './Rail.tsx';
import { Side } from './Side.tsx';
import { SkipLink } from './SkipLink.tsx';
import { useShortcuts } from './shortcuts.ts';
import { COMPARE, closeMode, isPersons, putBeside, switchMode, useMode } from './stageMode.ts';
import { TopBar } from './TopBar.tsx';
import { TrainingPanel } from './TrainingPanel.tsx';
import { TrainingStrip } from './TrainingStrip.tsx';
import { Transport } from './Transport.tsx';
import { useFirstSight } from './useFirstSight.ts';
import { type Layout, useLayout } from './useLayout.ts';
import { useLow } from './useLow.ts';

/** The whole page. */
export function App() {
  return (
    <ErrorBoundary>
      <Whole />
    </ErrorBoundary>
  );
}

const Lessons = lazyPart(THE_LESSONS, () => import('./lessons/Lessons.tsx').then((m) => m.Lessons), {
  waiting: <p className={styles['comes']}>{onItsWay(THE_LESSONS)}</p>,
});

const LessonRecorder = lazyPart(RECORDER_OF_LESSONS, () =>
  import('./lessonEditor/LessonRecorder.tsx').then((m) => m.LessonRecorder),
);

/** The page, or a lesson in its place: what stands on the page rests meanwhile, and is there again as it was. */
function Whole() {
  const lessons = lessonShown.use(
    ({ list, lesson, classView, edits, records }) =>
      list || classView || lesson !== undefined || (edits !== undefined && !records),
  );
  const records = lessonShown.use((s) => s.records);
  return (
    <>
      <Activity mode={lessons ? 'hidden' : 'visible'}>
        <Page />
      </Activity>
      {lessons && <Lessons />}
      {records && !lessons && <LessonRecorder />}
    </>
  );
}

function Page() {
  const layout = useLayout();
  const mode = useMode();
  const examples = useExamples();
  const [dragging, setDragging] = useState(false);
  const desk = useDesk();
  const bring = useCallback(
    (dropped: readonly Dropped[], files: FileList) => bringDropped(desk, dropped, files),
    [desk],
  );
  useShortcuts(pageKeys, setDragging, bring);
  useEffect(() => offerData(desk), [desk]);
  const { desk: stage = desk, tag } = laneOnStage(desk).use((s) => s);
  const several = useEditor((s) => s.written.variants !== undefined);
  return (
    <div className={styles['app']} data-layout={layout} data-mode={examples ? 'examples' : mode?.id}>
      <SkipLink mode={mode !== undefined} examples={examples} layout={layout} />
      <TopBar layout={layout} />
      {/* Early in the order of the Tab key, at the foot for the eye. A comparison has its own. */}
      <DeskContext value={stage}>{mode?.id !== COMPARE.id && <Transport layout={layout} />}</DeskContext>
      {/* Kept as it is while a mode has its room, and at rest: nothing of it is asked of the engine, nothing drawn. */}
      <Activity mode={mode || examples ? 'hidden' : 'visible'}>
        {several && <LaneStrip />}
        <DeskContext key={tag} value={stage}>
          {layout === 'phone' ? <PhoneBody /> : <Body layout={layout} />}
        </DeskContext>
      </Activity>
      {mode && (
        <Activity mode={examples ? 'hidden' : 'visible'}>
          <Mode id={mode.id} layout={layout} />
        </Activity>
      )}
      {examples && (
        <main className={styles['mode']}>
          <Notices />
          <GalleryPage onClose={() => inSight(desk).set({ examples: false })} />
        </main>
      )}
      {dragging && <p className={styles['drop']}>{DROP_HERE}</p>}
      <BroughtIn />
      <Explaining />
      <Announcer />
      <Ahead />
      <PrintSheet />
    </div>
  );
}

const LaneStrip = lazyPart(THE_WAY_BACK, () => import('./LaneStrip.tsx').then((m) => m.LaneStrip));
const PhaseTrack = lazyPart(THE_PHASES, () => import('./phases/PhaseTrack.tsx').then((m) => m.PhaseTrack));

const GalleryPage = lazyPart(
  THE_PAGE_OF_EXAMPLES,
  () => import('./gallery/GalleryPage.tsx').then((m) => m.GalleryPage),
  {
    waiting: <p className={styles['comes']}>{onItsWay(THE_PAGE_OF_EXAMPLES)}</p>,
  },
);

/** Whether the examples have the stage's room; whoever goes back finds the focus where it was, or where Space plays what was opened. */
function useExamples(): boolean {
  const open = inSight(useDesk()).use((s) => s.examples);
  const from = useRef<HTMLElement>(null);
  // Before the page of examples takes it.
  useLayoutEffect(() => {
    if (open) from.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
  }, [open]);
  useEffect(() => {
    if (!open) return;
    const changes = groundChanges();
    return () => {
      if (groundChanges() !== changes) focusGround();
      else if (from.current?.isConnected) from.current.focus({ preventScroll: true });
    };
  }, [open]);
  return open;
}

/** What has the stage's room instead of the stage. */
function Mode({ id, layout }: { id: string; layout: Layout }) {
  const desk = useDesk();
  return (
    <main className={styles['mode']} tabIndex={-1} data-ground>
      <Notices />
      {id === COMPARE.id ? (
        <CompareRoom phone={layout === 'phone'} />
      ) : (
        <LensView
          id={id}
          onBack={() => closeMode(desk)}
          onOther={(other) => switchMode(desk, other)}
          onBeside={layout === 'phone' ? undefined : () => putBeside(desk, id)}
          takesFocus={isPersons(desk)}
        />
      )}
    </main>
  );
}

function Body({ layout }: { layout: Layout }) {
  const desk = useDesk();
  const low = useLow();
  const first = useFirstSight();
  const captioned = useSettings((s) => s.caption);
  const phased = useEditor((s) => s.written.phases !== undefined);
  const of = useEditor((s) => s.lineage);
  return (
    <>
      {(first || !low) && <CaptionBar low={low} />}
      <InTurn after={4} of={of}>
        <Rail layout={layout} />
      </InTurn>
      <main className={styles['main']}>
        <Notices />
        {!(first && captioned) && <TrainingStrip onMore={() => inSight(desk).set({ side: 'training' })} />}
        <div className={styles['stage']} tabIndex={-1} data-ground>
          <InTurn after={1} of={of}>
            <Stage headlines />
          </InTurn>
        </div>
        {first && layout !== 'narrow' && <FirstShelf />}
        <CloseUpPlace />
        <InTurn after={2} of={of}>
          <Dock layout={layout} />
        </InTurn>
        {phased && <PhaseTrack />}
      </main>
      <InTurn after={3} of={of}>
        <Side layout={layout} />
      </InTurn>
    </>
  );
}

const icon = { size: 20, strokeWidth: 1.75, 'aria-hidden': true } as const;
const panels = [
  { id: 'data', label: 'Data', sign: <ChartScatter {...icon} /> },
  { id: 'network', label: 'Network', sign: <Layers {...icon} /> },
  { id: 'answer', label: 'Answer', sign: <Spline {...icon} /> },
  { id: 'training', label: 'Training', sign: <Gauge {...icon} /> },
  { id: 'block', label: 'Block', sign: <SlidersHorizontal {...icon} /> },
  { id: 'lenses', label: 'Lenses', sign: <Search {...icon} /> },
] as const satisfies readonly { id: PhonePanel; label: string; sign: ReactNode }[];

/** One panel at a time, the answer in short above it. */
function PhoneBody() {
  const shown = inSight(useDesk());
  const panel = shown.use((s) => s.panel);
  const phased = useEditor((s) => s.written.phases !== undefined);
  return (
    <>
      <div className={styles['strip']}>{panel !== 'answer' && <AnswerStrip />}</div>
      <main className={styles['panel']} key={panel} tabIndex={-1} data-ground>
        <Notices />
        {phased && panel !== 'data' && <PhaseTrack />}
        {panel === 'data' && <DataPanel />}
        {panel === 'network' && (
          <>
            <CaptionBar />
            <div className={styles['tall']}>
              <Stage headlines />
            </div>
            <div className={styles['palette']}>
              <Palette />
            </div>
            <CloseUpPlace />
          </>
        )}
        {panel === 'answer' && <AnswerPanel />}
        {panel === 'training' && <TrainingPanel withRun />}
        {panel === 'block' && (
          <section aria-labelledby="block-title">
            <h2 id="block-title" className="visually-hidden">
              Block
            </h2>
            <Inspector />
          </section>
        )}
        {panel === 'lenses' && <PhoneLenses />}
      </main>
      <nav className={styles['tabs']} aria-label="Panels">
        {panels.map(({ id, label, sign }) => (
          <button
            key={id}
            type="button"
            aria-current={panel === id ? 'page' : undefined}
            onClick={() => shown.set({ panel: id })}
          >
            {sign}
            {label}
          </button>
        ))}
      </nav>
    </>
  );
}
