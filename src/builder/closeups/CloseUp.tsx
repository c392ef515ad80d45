import { ChevronLeft, ChevronRight, Pause, Play, X } from 'lucide-react';
import { useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react';
import { layers } from '#layers/index.ts';
import { texts } from '#layers/texts.ts';
import type { InferredBlock } from '#nn/inferShapes.ts';
import type { TextRegistry } from '#nn/layer.ts';
import { sourcesOf } from '#nn/receptive.ts';
import type { Flow } from '#nn/shape.ts';
import { placeText } from '#samples/places.ts';
import { blockTitle } from '#state/blockName.ts';
import { closeCloseUp, type Magnified, moveCloseUp, takesFocus } from '#state/closeUp.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { Badge } from '#ui/Badge.tsx';
import { Button } from '#ui/Button.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import { ASKING } from '#ui/waitWords.ts';
import { AttentionBody } from './AttentionBody.tsx';
import { BendBody } from './BendBody.tsx';
import { atStep, CLOSE, cellsFilled } from './bodyWords.ts';
import styles from './closeUp.module.css';
import { placeWords, sentenceOf, slideWords } from './closeUpWords.ts';
import { GatesBody } from './GatesBody.tsx';
import { MapPicture } from './MapPicture.tsx';
import { NormalBody } from './NormalBody.tsx';
import { PoolBody } from './PoolBody.tsx';
import { SumBody } from './SumBody.tsx';
import { numberAt, sidesOf, within } from './slide.ts';
import { useSlide } from './useSlide.ts';
import { WindowBody } from './WindowBody.tsx';

/** One number of a layer, taken apart into the numbers it is made from: below the network. */
export function CloseUp({ place }: { place: Magnified }) {
  const inferred = useEditor((s) => s.inference.byId.get(place.block));
  if (!inferred?.output) return null;
  const { shape } = inferred.output;
  const map = shape.length === 1 ? '' : place.unit;
  return <Panel key={`${place.block} ${map}`} place={place} inferred={{ ...inferred, output: inferred.output }} />;
}

type Inferred = InferredBlock & { readonly output: Flow };

function Panel({ place, inferred }: { place: Magnified; inferred: Inferred }) {
  const desk = useDesk();
  const network = useEditor((s) => s.document.network);
  const data = useEditor((s) => s.data);
  const { block, output } = inferred;
  const { shape } = output;
  const index = place.cell ?? place.unit;
  const { numbers, slides, sliding, setSliding, filled, goTo, onKey } = useSlide(place, output);
  const { closeUp } = (texts as TextRegistry)[block.type]!;
  const shown = numbers?.shown ?? undefined;
  // What is shown may still be the number before, while the window slides.
  const at = numbers?.unit ?? index;
  const source = sourcesOf(network, layers).get(block.id) ?? 'input';
  const pixels = source === 'input' && data.kind === 'image';
  const section = useRef<HTMLElement>(null);

  const close = () => {
    closeCloseUp(desk);
    tileOf(place)?.focus();
  };
  useEscape(close);
  /** It stands already: moved on, it leaves the focus where it is. */
  const stands = useRef(false);
  const opens = useEffectEvent(() => {
    const first = takesFocus(desk) && !stands.current;
    stands.current = true;
    if (!first) return;
    const element = section.current;
    element?.focus({ preventScroll: true });
    // Over the lower part of the page it leaves the upper one to what it explains.
    if (element && getComputedStyle(element).position === 'fixed') tileOf(place)?.scrollIntoView({ block: 'start' });
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: each place is asked for
  useLayoutEffect(() => opens(), [place]);
  const key = useEffectEvent(onKey);
  useEffect(() => {
    const element = section.current;
    const listener = (event: KeyboardEvent) => key(event);
    element?.addEventListener('keydown', listener);
    return () => element?.removeEventListener('keydown', listener);
  }, []);

  const point = numbers?.at.length ? ` at ${placeText(data, numbers.at)}` : '';
  const during = shown?.kind === 'gates' && shape.length === 1 ? atStep(shown.step + 1) : '';
  const title = `${blockTitle(network, block.id)}, ${placeWords(shape, index)}${during}`;
  const [rows, columns] = sidesOf(shape);
  const [row, column] = within(shape, at);
  return (
    <section
      ref={section}
      className={styles['closeUp']}
      data-kind={typeof closeUp === 'string' ? closeUp : 'none'}
      tabIndex={-1}
      aria-label={`Close-up: ${title}`}
    >
      <header className={styles['head']}>
        <h3>
          {title}
          {point && <span>{point}</span>}
        </h3>
        <Badge kind="exact" />
        {slides && (
          <span className={styles['moves']}>
            <IconButton label="Back" onClick={() => goTo(-1)}>
              <ChevronLeft size={16} strokeWidth={1.75} aria-hidden />
            </IconButton>
            <Button
              onClick={() => setSliding(!sliding)}
              aria-pressed={sliding}
              icon={
                sliding ? (
                  <Pause size={14} strokeWidth={1.75} aria-hidden />
                ) : (
                  <Play size={14} strokeWidth={1.75} aria-hidden />
                )
              }
            >
              {slideWords(shown?.kind, shape)}
            </Button>
            <IconButton label="On" onClick={() => goTo(1)}>
              <ChevronRight size={16} strokeWidth={1.75} aria-hidden />
            </IconButton>
          </span>
        )}
        <IconButton label={CLOSE} className={styles['close'] ?? ''} onClick={close}>
          <X size={16} strokeWidth={1.75} aria-hidden />
        </IconButton>
      </header>
      <p className={styles['sentence']}>
        {typeof closeUp !== 'string' ? closeUp.none : shown ? sentenceOf(shown, { output, index: at, pixels }) : ASKING}
      </p>
      {shown && (
        <div className={styles['body']}>
          {shown.kind === 'window' && <WindowBody {...{ shown, source, pixels }} />}
          {shown.kind === 'pool' && <PoolBody {...{ shown, source, pixels }} />}
          {shown.kind === 'sum' && <SumBody shown={shown} inferred={inferred} index={at} />}
          {shown.kind === 'normal' && <NormalBody shown={shown} />}
          {shown.kind === 'attention' && <AttentionBody shown={shown} />}
          {shown.kind === 'bend' && <BendBody shown={shown} />}
          {shown.kind === 'gates' && (
            <GatesBody
              shown={shown}
              onStep={(step) =>
                moveCloseUp(
                  desk,
                  shape.length === 2 ? { ...place, cell: numberAt(shape, index, 0, step) } : { ...place, step },
                )
              }
            />
          )}
          {shape.length === 3 && (
            <figure className={styles['source']} data-fills>
              <MapPicture
                block={block.id}
                unit={place.unit}
                frame={{ rows: 1, columns: 1, top: row, left: column }}
                filled={filled}
              />
              <figcaption>{cellsFilled(place.unit + 1, filled.size, rows * columns)}</figcaption>
            </figure>
          )}
        </div>
      )}
    </section>
  );
}

/** The tile on the stage that the number stands in. */
function tileOf({ block, unit }: Magnified): HTMLElement | null {
  const own = `#stage-view [data-block="${CSS.escape(block)}"]`;
  return document.querySelector(`${own}[data-unit="${unit}"]`) ?? document.querySelector(`${own}[data-unit]`);
}

/** Esc closes, wherever the focus is, unless something else that is open takes it. */
function useEscape(close: () => void): void {
  const onEscape = useEffectEvent((event: KeyboardEvent) => {
    const elsewhere = event.target instanceof Element && event.target.closest('dialog, [popover], [role="menu"]');
    if (event.key !== 'Escape' || event.defaultPrevented || elsewhere) return;
    event.preventDefault();
    close();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onEscape(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}
