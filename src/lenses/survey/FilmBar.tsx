import { Pause, Play } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { explains } from '#ui/explains.ts';
import { formatCount } from '#ui/format.ts';
import { IconButton } from '#ui/IconButton.tsx';
import styles from './FilmBar.module.css';
import { latestStep, ofMeasured, PLAY_THE_FILM, READINGS_AT, READINGS_SAY, STOP_THE_FILM } from './surveyWords.ts';

/** Milliseconds for which each step of the film is shown. */
const SHOWN = 400;

export interface FilmBarProps {
  /** Steps that were measured, ascending; the last is the latest. */
  steps: readonly number[];
  /** The step that is shown; undefined: whichever is the latest. */
  at: number | undefined;
  /** The step that the readings in sight are of: they come a moment after they were asked for. */
  shown: number;
  onChange: (at: number | undefined) => void;
}

/** Goes back to readings that were made before: by hand from step to step, or played. Only steps that were measured can be shown. */
export function FilmBar({ steps, at, shown, onChange }: FilmBarProps) {
  const [playing, setPlaying] = useState(false);
  const last = steps.length - 1;
  const found = at === undefined ? last : steps.findLastIndex((step) => step <= at);
  const index = Math.max(0, found);
  const show = (next: number) => onChange(next >= last ? undefined : steps[next]);

  const goOn = useEffectEvent(() => {
    if (index + 1 >= last) setPlaying(false);
    show(index + 1);
  });
  // Each is looked at as long, however long it was on its way.
  const inSight = playing && shown === steps[index] ? index : undefined;
  useEffect(() => {
    if (inSight === undefined) return;
    const timer = setTimeout(() => goOn(), SHOWN);
    return () => clearTimeout(timer);
  }, [inSight]);

  if (last < 1) return null;
  const words = at === undefined ? latestStep(formatCount(steps[last]!)) : `step ${formatCount(steps[index]!)}`;
  return (
    <div className={styles['film']}>
      <IconButton
        label={playing ? STOP_THE_FILM : PLAY_THE_FILM}
        className={styles['play']}
        onClick={() => {
          if (!playing) show(0);
          setPlaying(!playing);
        }}
      >
        {playing ? <Pause size={16} /> : <Play size={16} />}
      </IconButton>
      <label className={styles['scrub']}>
        <span>{READINGS_AT}</span>
        <input
          type="range"
          min={0}
          max={last}
          step={1}
          value={index}
          aria-valuetext={words}
          {...explains(READINGS_SAY)}
          onChange={(event) => {
            setPlaying(false);
            show(event.currentTarget.valueAsNumber);
          }}
        />
        <span className={styles['step']}>
          {words} <small>{ofMeasured(formatCount(steps.length))}</small>
        </span>
      </label>
    </div>
  );
}
