import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { Card } from './Card.tsx';
import styles from './Explanations.module.css';
import { explanation, moreWords } from './explainWords.ts';
import { explanationOf } from './explanation.ts';

/** Milliseconds: how long the pointer rests before the first card; how soon the next follows; how long a finger stays; what a card outlives the pointer. */
const REST = 450;
const NEXT = 80;
const STAY = 500;
const LINGER = 180;

interface Shown {
  readonly element: HTMLElement;
  /** It was asked for by a press: it stays until it is closed. */
  readonly pinned: boolean;
}

const explainedAt = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('[data-explain]') : null;
const isCard = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[data-explanation]') !== null;
/** What a press does something else to; the label of a field only leads there, that of a switch turns it. */
function acts(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  const label = target.closest('label');
  if (label) return label.control instanceof HTMLInputElement && /^(checkbox|radio)$/.test(label.control.type);
  return target.closest('button:not([data-pins]), a, input, select, textarea, summary') !== null;
}

/**
 * The one card that explains what the pointer rests on, the keyboard comes to, or a finger taps or stays on: whatever carries `explains`. A press on a control does
 * what the control does, and no card hides what comes of it.
 * @param onMore opens the glossary's entry
 * @param pressed what was pressed while this was on its way
 */
export function Explanations({
  onMore,
  pressed,
}: {
  onMore: (term: string) => void;
  pressed?: HTMLElement | undefined;
}) {
  const [shown, setShown] = useState<Shown | undefined>(pressed && { element: pressed, pinned: true });
  const timer = useRef<number>(undefined);
  const stay = useRef<number>(undefined);
  /** Not again before the pointer has left it. */
  const done = useRef<HTMLElement>(null);
  const more = useRef<HTMLButtonElement>(null);

  const later = useEffectEvent((call: () => void, wait: number) => {
    clearTimeout(timer.current);
    timer.current = window.setTimeout(call, wait);
  });
  const show = useEffectEvent((element: HTMLElement, pinned = false) => {
    clearTimeout(timer.current);
    if (element.isConnected && element.dataset['explain']) setShown({ element, pinned });
  });
  const isShown = useEffectEvent(() => shown);
  const hide = useEffectEvent(() => {
    clearTimeout(timer.current);
    setShown(undefined);
  });

  useEffect(() => {
    const onOver = (event: PointerEvent) => {
      if (event.pointerType === 'touch' || isShown()?.pinned) return;
      if (isCard(event.target)) return clearTimeout(timer.current);
      const element = explainedAt(event.target);
      if (element !== done.current) done.current = null;
      if (element === null) return isShown() ? later(hide, LINGER) : clearTimeout(timer.current);
      if (element === isShown()?.element) return clearTimeout(timer.current);
      if (element !== done.current && event.buttons === 0) later(() => show(element), isShown() ? NEXT : REST);
    };
    const onFocus = (event: FocusEvent) => {
      if (isShown()?.pinned || isCard(event.target)) return;
      const element = explainedAt(event.target);
      // The row of a control is explained, the control is where one listens.
      if (element && event.target instanceof Element && event.target !== element)
        event.target.ariaDescription ??= element.dataset['explain']!;
      if (element && event.target instanceof Element && event.target.matches(':focus-visible'))
        later(() => show(element), REST);
      else if (isShown()) hide();
    };
    const onPress = (event: PointerEvent) => {
      if (isCard(event.target)) return;
      const element = explainedAt(event.target);
      done.current = element;
      hide();
      clearTimeout(stay.current);
      if (event.pointerType === 'touch' && element) stay.current = window.setTimeout(() => show(element, true), STAY);
    };
    const release = () => clearTimeout(stay.current);
    const onClick = (event: MouseEvent) => {
      const element = explainedAt(event.target);
      if (!element || acts(event.target)) return;
      // A tap explains; so does a press on words that are there for it, and on the name of a field.
      const label = event.target instanceof Element && event.target.closest('label');
      if ((event as PointerEvent).pointerType !== 'touch' && !label && !element.hasAttribute('data-pins')) return;
      if (label) event.preventDefault();
      show(element, true);
    };
    /** F1 asks for it; who types or moves on has read it. */
    const onKey = (event: Event) => {
      const asked = event instanceof KeyboardEvent && event.key === 'F1' ? explainedAt(document.activeElement) : null;
      if (asked) {
        event.preventDefault();
        return show(asked, true);
      }
      if (!isShown()?.pinned && !isCard(event.target)) hide();
    };
    const options = { capture: true } as const;
    const heard = [
      ['pointerover', onOver],
      ['focusin', onFocus],
      ['pointerdown', onPress],
      ['pointerup', release],
      ['pointercancel', release],
      ['click', onClick],
      ['keydown', onKey],
      ['input', onKey],
    ] as const;
    for (const [type, listener] of heard) document.addEventListener(type, listener as EventListener, options);
    // The pointer may rest on something since before this came.
    const under = explainedAt([...document.querySelectorAll(':hover')].at(-1) ?? null);
    if (under && !isShown()) later(() => show(under), REST);
    return () => {
      clearTimeout(timer.current);
      clearTimeout(stay.current);
      for (const [type, listener] of heard) document.removeEventListener(type, listener as EventListener, options);
    };
  }, []);

  // What it explains may go away beneath it.
  useEffect(() => {
    if (!shown) return;
    if (shown.pinned) more.current?.focus();
    const watch = setInterval(() => {
      if (!shown.element.isConnected || !shown.element.checkVisibility()) hide();
    }, 250);
    return () => clearInterval(watch);
  }, [shown]);

  if (!shown) return null;
  const { element, pinned } = shown;
  const { explain = '', term } = element.dataset;
  /** One may go to it: what only passes lets the pointer through to what lies beneath. */
  const stays = pinned || element.hasAttribute('data-pins');
  const name = element.ariaLabel ?? (element.querySelector<HTMLElement>('label, legend') ?? element).innerText;
  const { title, says } = explanationOf(name, explain);
  const close = () => {
    hide();
    if (pinned && !element.contains(document.activeElement)) element.focus();
  };
  return createPortal(
    <Card
      open
      key={explain}
      anchor={element}
      onClose={close}
      side={element.closest('aside, [data-explain-side=right]') ? 'right' : 'bottom'}
      pinned={pinned}
      passesEsc={!pinned}
      title={title ?? (pinned ? explanation : undefined)}
      className={styles[stays ? 'stays' : 'passing'] ?? ''}
    >
      <div data-explanation="">
        {says !== undefined && <p>{says}</p>}
        {stays && term !== undefined && (
          <button
            ref={more}
            type="button"
            className={styles['more']}
            onClick={() => {
              hide();
              onMore(term);
            }}
          >
            {moreWords}
          </button>
        )}
      </div>
    </Card>,
    // A card belongs to the part of the page that it explains, for who walks by landmarks.
    element.closest('dialog, main, header, nav, aside, section, footer') ?? document.body,
  );
}
