import { ArrowLeft, Maximize2 } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useFailure } from '#state/useFailure.ts';
import { useFrames, WORDS_EVERY } from '#state/useFrames.ts';
import { Button } from '#ui/Button.tsx';
import { formatCount } from '#ui/format.ts';
import { PartFailed } from '#ui/PartFailed.tsx';
import styles from './LensFrame.module.css';
import type { LensDefinition } from './lens.ts';
import { type LensWords, LensWordsContext } from './lensWords.ts';

export interface LensFrameProps {
  readonly lens: LensDefinition;
  /** Shows it in the stage's room, where it can be. */
  readonly onLarge?: (() => void) | undefined;
  /** It is in the stage's room: the way back. */
  readonly onBack?: (() => void) | undefined;
  /** It was brought there by a person, who goes on from its head. */
  readonly takesFocus?: boolean;
  readonly children: ReactNode;
}

/** Around every panel: a sentence of what is to be seen, of which step it is, what broke, and the way to more room and back. */
export function LensFrame({ lens, onLarge, onBack, takesFocus = false, children }: LensFrameProps) {
  const [words, setWords] = useState<LensWords>();
  const failure = useFailure(...lens.probes);
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) head.current?.focus();
  }, [takesFocus]);
  const step = !lens.ownStep && <AtStep />;
  const broken = failure !== undefined && <PartFailed what={`The lens ${lens.title}`} error={failure} />;
  const panel = <LensWordsContext value={setWords}>{children}</LensWordsContext>;
  if (onBack)
    return (
      <section className={styles['large']} aria-label={lens.title}>
        <header className={styles['head']}>
          <div className={styles['words']}>
            <h2 ref={head} tabIndex={-1}>
              {words?.sentence ?? lens.title}
            </h2>
            <p>{words?.numbers ?? lens.summary}</p>
          </div>
          <div className={styles['actions']}>
            <Button icon={<ArrowLeft size={16} strokeWidth={1.75} aria-hidden />} note="Esc" onClick={onBack}>
              Back to the page
            </Button>
            <p>
              {words?.aside} {step}
            </p>
          </div>
        </header>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
        <div className={styles['body']} role="group" aria-label={lens.title} tabIndex={0}>
          {broken}
          {panel}
        </div>
      </section>
    );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <div className={styles['small']} role="group" aria-label={lens.title} tabIndex={0}>
      <header className={styles['line']}>
        <p>{words?.sentence ?? lens.summary}</p>
        {step}
        {onLarge && (
          <Button look="bare" icon={<Maximize2 size={14} strokeWidth={1.75} aria-hidden />} onClick={onLarge}>
            Show large
          </Button>
        )}
      </header>
      {broken}
      {panel}
    </div>
  );
}

/** The step that the lens shows, written with every frame. */
function AtStep() {
  const words = useRef<HTMLSpanElement>(null);
  useFrames((frame) => {
    if (words.current) words.current.textContent = frame ? `at step ${formatCount(frame.position.step)}` : '';
  }, WORDS_EVERY);
  return <span ref={words} className={styles['step']} />;
}
