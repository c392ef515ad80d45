import { Pause, Play, X } from 'lucide-react';
import { useEffect } from 'react';
import { startNew } from '#app/newDocument.ts';
import { openMode } from '#app/stageMode.ts';
import type { PreparedData } from '#data/prepare.ts';
import type { Frame } from '#engine/protocol.ts';
import { saidAbove } from '#state/saidAbove.ts';
import { setSettings, useSettings } from '#state/settings.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { useFrameValue } from '#state/useFrames.ts';
import { Button } from '#ui/Button.tsx';
import { classes } from '#ui/classes.ts';
import { explains } from '#ui/explains.ts';
import { IconButton } from '#ui/IconButton.tsx';
import {
  BUILD,
  BUILD_HINT,
  type CaptionNumber,
  CLOSE,
  captionNumber,
  LESSON,
  LESSON_HINT,
  ODDS,
  ODDS_HINT,
  PAUSE,
  PLAY_KEY,
  REGION,
  WATCH,
} from './barWords.ts';
import styles from './CaptionBar.module.css';
import type { Cure } from './judged.ts';
import { LOOK_EVERY, useCaption } from './useCaption.ts';

/** Where the course begins. */
const FIRST_LESSON = '#lesson=what-a-layer-does';

const kindOf = ({ dimensions, kind, shown }: PreparedData) =>
  kind === 'image' ? 'pictures' : dimensions === 0 ? 'sequences' : shown ? 'rows' : 'points';

/**
 * The question that the example on the page asks, what there is to see, the number that matters, and the one thing to press.
 * @param low there is little height: all of it is smaller
 * @param words only what is said, in the bar on top
 */
export function CaptionBar({ low = false, words = false }: { low?: boolean; words?: boolean }) {
  const shown = useSettings((s) => s.caption);
  const caption = useCaption();
  const desk = useDesk();
  const block = shown ? caption?.block : undefined;
  useEffect(() => {
    saidAbove(desk).set({ block });
    return () => saidAbove(desk).set({ block: undefined });
  }, [desk, block]);
  if (!shown || !caption) return null;
  return words ? (
    <section className={styles['low']} aria-label={REGION}>
      <Words {...caption} />
      {caption.cure && <CureButton {...caption.cure} />}
      <Close />
    </section>
  ) : (
    <section className={classes(styles['bar'], low && styles['small'])} aria-label={REGION}>
      <Words {...caption} />
      <NumberThatMatters />
      <Odds />
      <Actions cure={caption.cure} />
      <Close />
    </section>
  );
}

const Words = ({ question, line }: { question: string; line: string }) => (
  <div className={styles['words']}>
    <h2>{question}</h2>
    <p>{line}</p>
  </div>
);

const scoreOf = ({ test }: PreparedData, frame: Frame) => (test.length > 0 ? frame.test : frame.train);

function NumberThatMatters() {
  const data = useEditor((s) => s.data);
  const number = useFrameValue(
    (frame) =>
      JSON.stringify(
        captionNumber({
          ...scoreOf(data, frame),
          held: data.test.length > 0,
          kind: kindOf(data),
          picture: data.task === 'picture',
        }),
      ),
    LOOK_EVERY,
  );
  const { value, of } = number === undefined ? { value: '', of: '' } : (JSON.parse(number) as CaptionNumber);
  return (
    <p className={styles['number']}>
      <b data-cell="caption-number">{value}</b> <span>{of}</span>
    </p>
  );
}

const icon = { size: 16, strokeWidth: 0, fill: 'currentColor', 'aria-hidden': true } as const;

function Actions({ cure }: { cure: Cure | undefined }) {
  const desk = useDesk();
  const { editor } = desk;
  const running = useEditor((s) => s.status.state === 'running');
  const able = useEditor(
    ({ runnable, data, status }) =>
      runnable && data.train.length > 0 && !status.divergence && status.state !== 'failed',
  );
  return (
    <>
      {cure ? (
        <CureButton {...cure} />
      ) : (
        <Button
          look="main"
          icon={running ? <Pause {...icon} /> : <Play {...icon} />}
          note={<kbd>{PLAY_KEY}</kbd>}
          className={styles['main'] ?? ''}
          disabled={!running && !able}
          onClick={() => editor.togglePlay()}
        >
          {running ? PAUSE : WATCH}
        </Button>
      )}
      <div className={styles['ways']}>
        <button type="button" className={styles['quiet']} data-explain={BUILD_HINT} onClick={() => startNew(desk)}>
          {BUILD}
        </button>
        <a className={styles['quiet']} href={FIRST_LESSON} data-explain={LESSON_HINT}>
          {LESSON}
        </a>
      </div>
    </>
  );
}

const CureButton = ({ label, hint, try: begin }: Cure) => (
  <Button look="main" className={styles['main'] ?? ''} {...explains(hint)} onClick={begin}>
    {label}
  </Button>
);

/** Where the document says how far starts are trained, as examples do whose sentence counts them: trains them. */
function Odds() {
  const desk = useDesk();
  const asked = useEditor((s) => s.document.view.lenses?.['odds'] !== undefined);
  if (!asked) return null;
  return (
    <button type="button" className={styles['quiet']} data-explain={ODDS_HINT} onClick={() => openMode(desk, 'odds')}>
      {ODDS}
    </button>
  );
}

const Close = () => (
  <IconButton label={CLOSE} className={styles['close'] ?? ''} onClick={() => setSettings({ caption: false })}>
    <X size={16} strokeWidth={1.75} aria-hidden />
  </IconButton>
);
