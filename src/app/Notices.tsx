import type { Progress } from '#engine/protocol.ts';
import { labelOf } from '#nn/problemWords.ts';
import { applyFix } from '#state/applyFix.ts';
import { blockName } from '#state/blockName.ts';
import { plainSentence } from '#state/plainProblemWords.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { usePreparing } from '#state/usePreparing.ts';
import { Button } from '#ui/Button.tsx';
import { classes } from '#ui/classes.ts';
import { ErrorDetails } from '#ui/ErrorDetails.tsx';
import { lazyPart } from '#ui/lazyPart.tsx';
import { Notice } from '#ui/Notice.tsx';
import { GO_ON, TRY_AGAIN } from '#ui/waitWords.ts';
import { askWords, failedWords, quietTitle, quietWords } from './engineWords.ts';
import { loadingTitles, progressWords, STEP_BEFORE, STOP, WITHOUT_RUN } from './loadingWords.ts';
import styles from './Notices.module.css';
import {
  PREPARE_IT,
  RELOAD_THE_PAGE,
  STOPPED_BEFORE_BEGIN,
  THE_PICTURES_REDRAWN,
  TRAINING_CANNOT_GO_ON,
  WHAT_BECAME_OF_THE_RUN,
  WHY_IT_PAUSED,
} from './noticesWords.ts';

const Redrawn = lazyPart(THE_PICTURES_REDRAWN, () => import('./phases/Redrawn.tsx').then((m) => m.Redrawn));
const PausedByItself = lazyPart(WHY_IT_PAUSED, () => import('./PausedByItself.tsx').then((m) => m.PausedByItself));
const Diverged = lazyPart(WHAT_BECAME_OF_THE_RUN, () => import('./Diverged.tsx').then((m) => m.Diverged));

/** What the page has to say: an engine that loads or failed, a run that diverged, a link that could not be read. @param pauses also that a run paused by itself */
export function Notices({ pauses = true }: { pauses?: boolean }) {
  const { editor } = useDesk();
  const status = useEditor((s) => s.status);
  const diverged = useEditor((s) => s.lineage !== undefined && s.status.divergence !== undefined);
  const notice = useEditor((s) => s.notice);
  const runnable = useEditor((s) => s.runnable);
  const quiet = useEditor((s) => s.quiet);
  const { state, progress } = status;
  const asked = useEditor(
    ({ written: { training, phases = [] } }) =>
      training.pause !== undefined || phases.some(({ change }) => change.training?.['pause'] !== undefined),
  );
  // What no part of the document asks for is no news, as at the first sight of the page.
  const paused = pauses && state === 'paused' && asked ? status.paused : undefined;
  const loading = usePreparing() && progress !== undefined;
  if (!loading && state !== 'failed' && state !== 'idle' && !diverged && !notice && !quiet && !paused) return null;
  return (
    <div className={classes(styles['notices'], loading && styles['over'])}>
      {notice && (
        <Notice
          kind={notice.tone}
          onClose={() => editor.notify(undefined)}
          {...(notice.action ? { action: { label: notice.action.label, onClick: notice.action.onSelect } } : {})}
        >
          {notice.text}
        </Notice>
      )}
      {quiet && (
        <Notice kind="info" title={quietTitle}>
          {quietWords}
        </Notice>
      )}
      {loading && <Loading {...progress} />}
      {paused && <PausedByItself {...paused} />}
      {state === 'idle' && (
        <Notice
          kind="info"
          title={STOPPED_BEFORE_BEGIN}
          action={{ label: PREPARE_IT, onClick: () => editor.reset() }}
        />
      )}
      {state === 'failed' && runnable && <Failed />}
      {diverged && <Diverged />}
    </div>
  );
}

/** How far what takes long has come, and how to do without it. */
function Loading(progress: Progress) {
  const { editor } = useDesk();
  const { what, done, of, asks, pretraining } = progress;
  const layer = useEditor((s) => pretraining && blockName(s.document.network, pretraining.block));
  const ways = {
    samples: { label: STOP, onClick: () => editor.stopLoading() },
    scores: { label: STOP, onClick: () => editor.stopLoading() },
    steps: { label: WITHOUT_RUN, onClick: () => editor.reset() },
    back: undefined, // any other step of the bar takes its place
    pretraining: { label: STEP_BEFORE, onClick: () => editor.seek(Math.max(0, editor.engine.reached - 1)) },
  };
  const action = ways[what];
  return (
    <Notice kind="info" title={loadingTitles[what]} {...(action ? { action } : {})}>
      <label className={styles['progress']}>
        {progressWords(progress, layer)}
        <progress value={done} max={of} />
      </label>
      {pretraining?.redrawn && <Redrawn {...pretraining} />}
      {asks !== undefined && (
        <>
          <p>{askWords(asks)}</p>
          <Button look="main" onClick={() => editor.engine.goOn()}>
            {GO_ON}
          </Button>
        </>
      )}
    </Notice>
  );
}

function Failed() {
  const desk = useDesk();
  const { editor } = desk;
  const { carrier, message, detail, problems } = useEditor((s) => s.status);
  const fix = problems?.[0]?.fixes?.find((f) => f.training);
  const why = message ?? (problems?.[0] && plainSentence(problems[0])) ?? failedWords;
  return (
    <Notice
      kind="bad"
      title={TRAINING_CANNOT_GO_ON}
      action={
        carrier
          ? { label: TRY_AGAIN, onClick: () => editor.reset() }
          : { label: RELOAD_THE_PAGE, onClick: () => location.reload() }
      }
    >
      {why}
      {detail !== undefined && <ErrorDetails error={detail} />}
      {fix && (
        <Button
          look="main"
          onClick={() => {
            applyFix(desk, fix);
            editor.reset();
          }}
        >
          {labelOf(fix)}
        </Button>
      )}
    </Notice>
  );
}
