import { X } from 'lucide-react';
import { type ReactNode, useEffect, useEffectEvent, useId, useLayoutEffect, useRef } from 'react';
import styles from './Card.module.css';
import { classes } from './classes.ts';
import { IconButton } from './IconButton.tsx';
import { placeBeside, type Rect, type Side } from './placement.ts';

export interface CardProps {
  open: boolean;
  /** What it belongs to: an element, or a rectangle of the viewport for a mark drawn on canvas. */
  anchor: Element | Rect | null;
  /** Called by Esc, by a press outside, and by the closing cross. */
  onClose: () => void;
  /** Without one the card has no head. */
  title?: ReactNode;
  /** Right of the title: usually a `Badge`. */
  badge?: ReactNode;
  /** The wished side; another is taken where there is no room. Default right. */
  side?: Side;
  align?: 'start' | 'center';
  /** A pinned card has a cross and stays until it is closed; one that only hovers has none and lets the pointer through. */
  pinned?: boolean;
  /** Esc closes it and goes on to what else it means. */
  passesEsc?: boolean;
  /** For `aria-describedby` on the mark. */
  id?: string;
  className?: string;
  children: ReactNode;
}

const rectOf = (anchor: Element | Rect): Rect => (anchor instanceof Element ? anchor.getBoundingClientRect() : anchor);

/** A raised card beside a mark, in the browser's top layer, so that no panel clips it. */
export function Card(props: CardProps) {
  const {
    open,
    anchor,
    onClose,
    title,
    badge,
    side = 'right',
    align = 'center',
    pinned = false,
    passesEsc = false,
    id,
    className,
  } = props;
  const card = useRef<HTMLDivElement>(null);
  const titleId = useId();

  function place(): void {
    const element = card.current;
    if (!element || !anchor) return;
    const view = { width: document.documentElement.clientWidth, height: window.innerHeight };
    const box = { width: element.offsetWidth, height: element.offsetHeight };
    const { left, top } = placeBeside(rectOf(anchor), box, view, side, align);
    element.style.left = `${left}px`;
    element.style.top = `${top}px`;
  }
  const replace = useEffectEvent(place);
  const close = useEffectEvent(onClose);
  const isOutside = useEffectEvent((target: EventTarget | null): boolean => {
    if (!(target instanceof Node) || card.current?.contains(target)) return false;
    return !(anchor instanceof Element && anchor.contains(target));
  });
  /** Has it placed once the page is laid out, before the next picture: asking for boxes any sooner would lay all of it out once more. */
  const placeSoon = useRef(() => {});

  useLayoutEffect(() => {
    const element = card.current;
    if (!open || !element) return;
    element.showPopover();
    // It tells of every element that it begins to observe.
    const observer = new ResizeObserver(() => replace());
    placeSoon.current = () => {
      observer.unobserve(element);
      observer.observe(element);
    };
    placeSoon.current();
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      if (!passesEsc) event.preventDefault();
      close();
    };
    const onPress = (event: PointerEvent) => {
      if (isOutside(event.target)) close();
    };
    const onMove = () => placeSoon.current();
    document.addEventListener('keydown', onKey);
    document.addEventListener('pointerdown', onPress);
    window.addEventListener('resize', onMove);
    window.addEventListener('scroll', onMove, { capture: true, passive: true });
    return () => {
      placeSoon.current = () => {};
      observer.disconnect();
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('pointerdown', onPress);
      window.removeEventListener('resize', onMove);
      window.removeEventListener('scroll', onMove, { capture: true });
      if (element.matches(':popover-open')) element.hidePopover();
    };
  }, [open, passesEsc]);

  // The mark may have moved, or be another one, with every render.
  useEffect(() => placeSoon.current());

  if (!open) return null;
  return (
    <div
      ref={card}
      popover="manual"
      id={id}
      {...(pinned ? { role: 'dialog', 'aria-labelledby': titleId } : { role: 'tooltip' })}
      className={classes(styles['card'], !pinned && styles['passing'], className)}
    >
      {title !== undefined && (
        <div className={styles['head']}>
          <h2 id={titleId} className={styles['title']}>
            {title}
          </h2>
          {badge}
          {pinned && (
            <IconButton label="Close" className={styles['close'] ?? ''} onClick={onClose}>
              <X size={14} strokeWidth={1.75} aria-hidden />
            </IconButton>
          )}
        </div>
      )}
      {props.children}
    </div>
  );
}
