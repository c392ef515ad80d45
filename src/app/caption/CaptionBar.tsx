import { Pause, Play, X } from 'lucide-react';
import { startNew } from '#app/newDocument.ts';
import type { PreparedData } from '#data/prepare.ts';
import type { Frame } from '#engine/protocol.ts';
import { holdsAt, scoresOf, usualGoal } from '#nn/goal.ts';
import type { GalleryEntry } from '#state/openExample.ts';
import { setSettings, useSettings } from '#state/settings.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { useFrameValue } from '#state/useFrames.ts';
import { Button } from '#ui/Button.tsx';
import { classes } from '#ui/classes.ts';
import { IconButton } from '#ui/IconButton.tsx';
import styles from './CaptionBar.module.css';
import { captionState } from './captionRules.ts';
import {
  BUILD,
  BUILD_HINT,
  type CaptionNumber,
  CLOSE,
  captionLine,
  captionNumber,
  PAUSE,
  PLAY_KEY,
  REGION,
  WATCH,
} from './captionWords.ts';
import { useExampleShown } from './useExampleShown.ts';

/** Milliseconds between two looks at the run: sentences may not flicker. */
const LOOK_EVERY = 250;

const kindOf = ({ dimensions, kind, shown }: PreparedData) =>
  kind === 'image' ? 'pictures' : dimensions === 0 ? 'sequences' : shown ? 'rows' : 'points';

/**
 * The question that the example on the page asks, what there is to see, the number that matters, and the one thing to press.
 * @param low there is little height: all of it is smaller
 * @param words only what is said, in the bar on top
 */
export function CaptionBar({ low = false, words = false }: { low?: boolean; words?: boolean }) {
  const shown = useSettings((s) => s.caption);
  const example = useExampleShown();
  if (!shown || !example) return null;
  return words ? (
    <section className={styles['low']} aria-label={REGION}>
      <Words example={example} />
      <Close />
    </section>
  ) : (
    <section className={classes(styles['bar'], low && styles['small'])} aria-label={REGION}>
      <Words example={example} />
      <NumberThatMatters />
      <Actions />
      <Close />
    </section>
  );
}

const scoreOf = ({ test }: PreparedData, frame: Frame) => (test.length > 0 ? frame.test : frame.train);

function Words({ example: { question, sentence, document } }: { example: GalleryEntry }) {
  const desk = useDesk();
  const running = useEditor((s) => s.status.state === 'running');
  const data = useEditor((s) => s.data);
  const declared = useEditor((s) => s.document.training.solved);
  const goal = declared ?? usualGoal(data.task, data.test.length);
  const otherData = useEditor((s) => s.document.data.type !== document.data.type);
  const line =
    useFrameValue(
      (frame) =>
        captionLine(
          captionState({
            step: frame.position.step,
            running,
            otherData,
            solved: holdsAt(goal, scoresOf(frame)),
            held: data.test.length > 0,
            curve: desk.history,
          }),
          sentence,
        ),
      LOOK_EVERY,
    ) ?? sentence;
  return (
    <div className={styles['words']}>
      <h2>{question}</h2>
      <p>{line}</p>
    </div>
  );
}

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

function Actions() {
  const desk = useDesk();
  const { editor } = desk;
  const running = useEditor((s) => s.status.state === 'running');
  const able = useEditor(
    ({ runnable, data, status }) =>
      runnable && data.train.length > 0 && !status.divergence && status.state !== 'failed',
  );
  return (
    <>
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
      <button type="button" className={styles['quiet']} data-explain={BUILD_HINT} onClick={() => startNew(desk)}>
        {BUILD}
      </button>
    </>
  );
}

const Close = () => (
  <IconButton label={CLOSE} className={styles['close'] ?? ''} onClick={() => setSettings({ caption: false })}>
    <X size={16} strokeWidth={1.75} aria-hidden />
  </IconButton>
);
