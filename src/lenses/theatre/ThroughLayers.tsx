import { Pause, Play } from 'lucide-react';
import { useEffect, useEffectEvent } from 'react';
import { IconButton } from '#ui/IconButton.tsx';
import styles from './Theatre.module.css';
import { PLAY_THE_WAY, STOP_THE_WAY, THROUGH_THE_LAYERS } from './theatreWords.ts';
import { placeAfter, secondsTo } from './walk.ts';

/** Milliseconds at each space where nothing moves in between. */
const STANDS = 1200;

export interface ThroughLayersProps {
  /** The space that is shown, or a place between two. */
  at: number;
  last: number;
  /** Places between the spaces can be shown. */
  between: boolean;
  nameAt: (place: number) => string;
  playing: boolean;
  /** The walk came to a place, or begins there. */
  onWalk: (at: number) => void;
  /** A place to stay at, chosen by hand or come to at the end. */
  onChange: (at: number) => void;
}

/** The way through the layers, by hand or played from the input to the answer. */
export function ThroughLayers(props: ThroughLayersProps) {
  const { at, last, between, nameAt, playing, onWalk, onChange } = props;
  const goTo = useEffectEvent((place: number) => (place >= last ? onChange(place) : onWalk(place)));
  const next = useEffectEvent(() => goTo(Math.min(last, Math.floor(at) + 1)));
  const begin = useEffectEvent(() => secondsTo(at));
  const smooth = between && !matchMedia('(prefers-reduced-motion: reduce)').matches;
  useEffect(() => {
    if (!playing) return;
    if (!smooth) {
      const timer = setInterval(() => next(), STANDS);
      return () => clearInterval(timer);
    }
    const from = performance.now() - 1000 * begin();
    let request = requestAnimationFrame(function draw(now) {
      request = requestAnimationFrame(draw);
      goTo(placeAfter(Math.max(0, now - from) / 1000, last));
    });
    return () => cancelAnimationFrame(request);
  }, [playing, smooth, last]);

  return (
    <div className={styles['scrub']}>
      <IconButton
        label={playing ? STOP_THE_WAY : PLAY_THE_WAY}
        onClick={() => (playing ? onChange(at) : onWalk(at >= last ? 0 : at))}
      >
        {playing ? <Pause size={16} aria-hidden /> : <Play size={16} aria-hidden />}
      </IconButton>
      <label className={styles['scrub']}>
        <span>{THROUGH_THE_LAYERS}</span>
        <input
          type="range"
          min={0}
          max={last}
          step={between ? 0.01 : 1}
          value={at}
          aria-valuetext={nameAt(at)}
          onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
        />
      </label>
    </div>
  );
}
