import { useLayoutEffect, useRef } from 'react';
import { canDraw } from '#lenses/answer/canDraw.ts';
import { type LensWords, useLensWords } from '#lenses/frame/lensWords.ts';
import type { BottleneckResult } from '#probes/bottleneck/bottleneck.probe.ts';
import { useEditor } from '#state/useDesk.ts';
import styles from './Story.module.css';
import { StoryAcross } from './StoryAcross.tsx';
import { StoryDown } from './StoryDown.tsx';
import { storyView } from './storyView.ts';
import { measuringWords, numbersWords, ribbonText } from './storyWords.ts';
import { useBox } from './useBox.ts';

/** A container was pressed that is open, or is not. */
export type OnOpen = (id: string, open: boolean) => void;

export interface StoryProps {
  readonly result: BottleneckResult;
  readonly equal: boolean;
  /** What the readings come to. */
  readonly words: LensWords | undefined;
  readonly onOpen: OnOpen;
}

/** Narrower than this columns become rows. */
export const ROWS_BELOW = 760;

/** What each layer makes of the sample in hand, dot by dot; the sample redrawn from it; and ribbons as thick as what it still holds of the answer and of every factor. */
export function Story({ result, equal, words, onOpen }: StoryProps) {
  const story = useRef<HTMLDivElement>(null);
  const room = useRef<HTMLDivElement>(null);
  const { width, height } = useBox(room);
  const data = useEditor((s) => s.data);
  const network = useEditor((s) => s.document.network);
  const view = storyView(result, { equal, data, network });
  const { names, places, rows } = view;
  useLensWords({
    ...words,
    aside: result.step < 0 ? measuringWords(result.progress) : words?.aside,
    alternative: [
      ...places.map(({ units }, i) => `${names[i]}: ${numbersWords(units)}.`),
      ...(view.known ? rows.map((row) => ribbonText(row, names)) : []),
    ],
  });
  const columns = places.map(({ id }) => id).join(' ');
  const pressed = useRef<string>(undefined);
  const open: OnOpen = (id, was) => {
    pressed.current = id;
    onOpen(id, was);
  };
  // Among other columns the button that was pressed is in sight again, with the focus.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever there are other columns
  useLayoutEffect(() => {
    const button =
      pressed.current !== undefined &&
      story.current?.querySelector<HTMLElement>(`[data-container="${CSS.escape(pressed.current)}"]`);
    pressed.current = undefined;
    if (!button) return;
    if (document.activeElement === document.body) button.focus({ preventScroll: true });
    button.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [columns]);
  return (
    <div ref={story} className={styles['story']} data-columned>
      <div ref={room} className={styles['room']} aria-hidden />
      {width > 0 &&
        (width < ROWS_BELOW ? (
          <StoryDown view={view} width={width} pad={canDraw(data)} onOpen={open} />
        ) : (
          <StoryAcross view={view} room={{ width, height }} pad={canDraw(data)} onOpen={open} />
        ))}
    </div>
  );
}
