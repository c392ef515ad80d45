import { Pause, Play, X } from 'lucide-react';
import { useMemo } from 'react';
import { startNew } from '#app/newDocument.ts';
import { reseed } from '#app/reseed.ts';
import { openMode } from '#app/stageMode.ts';
import type { PreparedData } from '#data/prepare.ts';
import type { Frame } from '#engine/protocol.ts';
import { setSettings, useSettings } from '#state/settings.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { useFrameValue } from '#state/useFrames.ts';
import { Button } from '#ui/Button.tsx';
import { classes } from '#ui/classes.ts';
import { explains } from '#ui/explains.ts';
import { IconButton } from '#ui/IconButton.tsx';
import styles from './CaptionBar.module.css';
import { withoutLast } from './captionCures.ts';
import type { CaptionState } from './captionRules.ts';
import {
  ANOTHER,
  ANOTHER_HINT,
  BACK_HINT,
  BUILD,
  BUILD_HINT,
  backTo,
  type CaptionNumber,
  CLOSE,
  captionNumber,
  ODDS,
  ODDS_HINT,
  PAUSE,
  PLAY_KEY,
  REGION,
  WATCH,
  WITHOUT_HINT,
  without,
} from './captionWords.ts';
import { LOOK_EVERY, useCaption } from './useCaption.ts';

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
  if (!shown || !caption) return null;
  return words ? (
    <section className={styles['low']} aria-label={REGION}>
      <Words {...caption} />
      <Close />
    </section>
  ) : (
    <section className={classes(styles['bar'], low && styles['small'])} aria-label={REGION}>
      <Words {...caption} />
      <NumberThatMatters />
      <Odds />
      <Actions state={caption.state} />
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

function Actions({ state }: { state: CaptionState | undefined }) {
  const desk = useDesk();
  const { editor } = desk;
  const running = useEditor((s) => s.status.state === 'running');
  const able = useEditor(
    ({ runnable, data, status }) =>
      runnable && data.train.length > 0 && !status.divergence && status.state !== 'failed',
  );
  const cure = useCure(running ? undefined : state);
  return (
    <>
      {cure ? (
        <Button
          look="main"
          className={styles['main'] ?? ''}
          disabled={!able}
          {...explains(cure.hint)}
          onClick={cure.try}
        >
          {cure.label}
        </Button>
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
      <button type="button" className={styles['quiet']} data-explain={BUILD_HINT} onClick={() => startNew(desk)}>
        {BUILD}
      </button>
    </>
  );
}

interface Cure {
  readonly label: string;
  readonly hint: string;
  readonly try: () => void;
}

/** What to press where the run has come to its end, or does not come to one. */
function useCure(state: CaptionState | undefined): Cure | undefined {
  const desk = useDesk();
  const written = useEditor((s) => s.written);
  const data = useEditor((s) => s.data);
  const solved = state?.what === 'solved';
  const fewer = useMemo(() => (solved ? withoutLast(written, data) : undefined), [solved, written, data]);
  const { editor } = desk;
  switch (state?.what) {
    case 'solved': {
      if (!fewer) return undefined;
      const label = without(fewer.name);
      const begin = () => {
        editor.open(fewer.document, label, editor.store.getState().work);
        editor.togglePlay();
      };
      return { label, hint: WITHOUT_HINT, try: begin };
    }
    case 'stuck': {
      const begin = () => {
        reseed(desk);
        editor.togglePlay();
      };
      return { label: ANOTHER, hint: ANOTHER_HINT, try: begin };
    }
    case 'worse':
      return { label: backTo(state.since), hint: BACK_HINT, try: () => editor.seek(state.since) };
    default:
      return undefined;
  }
}

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
