import { ArrowLeft, Maximize2, Play } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { useFailure } from '#state/useFailure.ts';
import { useFrames, useFrameValue, WORDS_EVERY } from '#state/useFrames.ts';
import { Button } from '#ui/Button.tsx';
import { formatCount } from '#ui/format.ts';
import { lazyPart } from '#ui/lazyPart.tsx';
import { PartFailed } from '#ui/PartFailed.tsx';
import { writeText } from '#ui/writeText.ts';
import { asText, atStep, backToThePage, doesNotFit, SAVING, showLarge, theLens, watch } from './frameWords.ts';
import { LensEmpty } from './LensEmpty.tsx';
import styles from './LensFrame.module.css';
import type { LensDefinition } from './lens.ts';
import { type LensRoom, LensRoomContext } from './lensRoom.ts';
import { LensTableContext, type TableMaker } from './lensTable.ts';
import { type LensWords, LensWordsContext } from './lensWords.ts';
import { MethodBadge } from './MethodBadge.tsx';

export interface LensFrameProps {
  readonly lens: LensDefinition;
  /** It stands beside the stage: shows it in the stage's room. */
  readonly onLarge?: (() => void) | undefined;
  /** It is in the stage's room: the way back. */
  readonly onBack?: (() => void) | undefined;
  /** More to do in the head of a mode, before the way back. */
  readonly actions?: ReactNode;
  /** It was brought there by a person, who goes on from its head. */
  readonly takesFocus?: boolean;
  readonly children: ReactNode;
}

const SaveLensTable = lazyPart(SAVING, () => import('./SaveLensTable.tsx').then((m) => m.SaveLensTable), {
  floats: true,
});

/**
 * Around every panel: a sentence of what is to be seen, the numbers that make it so, the method behind its badge, of which step it is, what broke, what the pictures
 * show in words, and the way to more room and back.
 */
export function LensFrame({ lens, onLarge, onBack, actions, takesFocus = false, children }: LensFrameProps) {
  const [words, setWords] = useState<LensWords>();
  const [table, setTable] = useState<{ readonly make: TableMaker | undefined }>();
  const offer = useCallback((make: TableMaker | undefined) => setTable({ make }), []);
  const failure = useFailure(...lens.probes);
  const runnable = useEditor((s) => s.runnable);
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) head.current?.focus();
  }, [takesFocus]);
  const badge = <MethodBadge method={words?.method ?? lens.method} />;
  const step = !lens.ownStep && <AtStep />;
  const save = table?.make && <SaveLensTable id={lens.id} make={table.make} />;
  const panel = (
    <>
      {failure !== undefined && <PartFailed what={theLens(lens.title)} error={failure} />}
      {runnable || lens.ofDocument ? (
        <LensWordsContext value={setWords}>
          <LensTableContext value={offer}>{children}</LensTableContext>
        </LensWordsContext>
      ) : (
        <LensEmpty>{doesNotFit}</LensEmpty>
      )}
      {words?.alternative && words.alternative.length > 0 && <Alternative lines={words.alternative} />}
    </>
  );
  if (onBack)
    return (
      <section className={styles['large']} aria-label={lens.title}>
        <header className={styles['head']}>
          <div className={styles['words']}>
            <h2 ref={head} tabIndex={-1}>
              {words?.sentence ?? lens.summary}
            </h2>
            {words?.numbers !== undefined && <p>{words.numbers}</p>}
          </div>
          <div className={styles['actions']}>
            <div>
              {!lens.ofDocument && <Watch />}
              {actions}
              {save}
              <Button icon={<ArrowLeft size={16} strokeWidth={1.75} aria-hidden />} keyName="Esc" onClick={onBack}>
                {backToThePage}
              </Button>
            </div>
            <p>
              {badge} {words?.aside} {step}
            </p>
          </div>
        </header>
        <Scroller key={lens.id} className={styles['body']} label={lens.title} large>
          {panel}
        </Scroller>
      </section>
    );
  return (
    <Scroller key={lens.id} className={styles['small']} label={lens.title}>
      <header className={styles['line']}>
        <p>{words?.sentence ?? lens.summary}</p>
        {badge}
        {step}
        {save}
        {onLarge && (
          <Button look="bare" icon={<Maximize2 size={14} strokeWidth={1.75} aria-hidden />} onClick={onLarge}>
            {showLarge}
          </Button>
        )}
      </header>
      {panel}
    </Scroller>
  );
}

interface ScrollerProps {
  className: string | undefined;
  label: string;
  large?: boolean;
  children: ReactNode;
}

const Scroller = ({ className, label, large = false, children }: ScrollerProps) => {
  const room: LensRoom = large ? 'large' : 'small';
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <div className={className} data-room={room} role="group" aria-label={label} tabIndex={0}>
      <LensRoomContext value={room}>{children}</LensRoomContext>
    </div>
  );
};

/** What the pictures show, for who does not see them. */
function Alternative({ lines }: { lines: readonly string[] }) {
  return (
    <details className={styles['alternative']}>
      <summary>{asText}</summary>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  );
}

/** Before the first step there is little to be seen of what is learned: what one presses then. */
function Watch() {
  const { editor } = useDesk();
  const atStart = useFrameValue(({ position }) => position.step === 0);
  const able = useEditor(
    ({ runnable, data, status }) => runnable && data.train.length > 0 && status.state === 'paused',
  );
  if (!atStart || !able) return null;
  return (
    <Button
      look="main"
      icon={<Play size={14} strokeWidth={0} fill="currentColor" aria-hidden />}
      onClick={() => editor.togglePlay()}
    >
      {watch}
    </Button>
  );
}

/** The step that the lens shows, written with every frame. */
function AtStep() {
  const words = useRef<HTMLSpanElement>(null);
  useFrames((frame) => {
    writeText(words.current, frame ? atStep(formatCount(frame.position.step)) : '');
  }, WORDS_EVERY);
  return <span ref={words} className={styles['step']} />;
}
