import { type KeyboardEvent, memo, useId, useMemo, useRef } from 'react';
import { makeScale } from '#charts/axis.ts';
import { useCanvas } from '#charts/useCanvas.ts';
import { type DatasetType, datasets } from '#data/index.ts';
import type { DataValues } from '#nn/document.ts';
import styles from './DatasetPicker.module.css';
import { drawSamples, thumbnailData } from './drawSamples.ts';

const types = Object.keys(datasets) as DatasetType[];

export interface DatasetPickerProps {
  value: string;
  onChange: (type: DatasetType) => void;
  /** Recipes of the sets that are made by hand, whose thumbnails show what was made. */
  byHand: Partial<Record<DatasetType, DataValues>>;
}

/** Every data set as a small picture: a radio group. Left and right go on in reading order, up and down to the row above or below. */
export function DatasetPicker({ value, onChange, byHand }: DatasetPickerProps) {
  const name = useId();
  const grid = useRef<HTMLDivElement>(null);

  function onKey(event: KeyboardEvent): void {
    const way = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (way === 0) return;
    event.preventDefault();
    const tiles = [...(grid.current?.querySelectorAll<HTMLInputElement>('input') ?? [])];
    const tops = tiles.map((tile) => tile.getBoundingClientRect().top);
    const columns = tops.filter((top) => top === tops[0]).length;
    const at = tiles.findIndex((tile) => tile.checked);
    const next = tiles[at + way * columns];
    next?.focus();
    next?.click();
  }

  return (
    <div ref={grid} role="radiogroup" aria-label="Data set" className={styles['grid']} onKeyDown={onKey}>
      {types.map((type) => (
        <label key={type} className={styles['tile']} title={`${datasets[type].name}. ${datasets[type].summary}`}>
          <input
            type="radio"
            name={name}
            value={type}
            checked={type === value}
            aria-label={datasets[type].name}
            aria-describedby={`${name}-${type}`}
            onChange={() => onChange(type)}
          />
          <Thumbnail type={type} recipe={byHand[type]} />
          <span id={`${name}-${type}`} className="visually-hidden">
            {datasets[type].summary}
          </span>
        </label>
      ))}
    </div>
  );
}

/** Drawn once, and anew only when the theme or its own recipe changes. */
const Thumbnail = memo(function Thumbnail({ type, recipe }: { type: DatasetType; recipe: DataValues | undefined }) {
  const data = useMemo(() => thumbnailData(type, recipe), [type, recipe]);
  const { ref } = useCanvas((context, { width, height }) => {
    const domain = data.domain[0] ?? ([-1.1, 1.1] as const);
    const toX = makeScale(domain, [3, width - 3]);
    const toY = makeScale(domain, [height - 3, 3]);
    drawSamples(context, data, toX, toY, data.task === 'regression' ? 1.8 : 1.4);
  });
  return <canvas ref={ref} className={styles['picture']} aria-hidden />;
});
