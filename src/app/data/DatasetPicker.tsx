import { type KeyboardEvent, memo, useId, useMemo, useRef, useState } from 'react';
import { makeScale } from '#charts/axis.ts';
import { useCanvas } from '#charts/useCanvas.ts';
import type { DatasetType } from '#data/index.ts';
import { texts } from '#data/texts.ts';
import type { DataValues } from '#nn/document.ts';
import { drawThumbnail } from '#samples/drawSample.ts';
import { Select } from '#ui/Select.tsx';
import styles from './DatasetPicker.module.css';
import { DATA_SET } from './dataWords.ts';
import { drawSamples, thumbnailData } from './drawSamples.ts';
import { type Group, groupNames, groupOf, typesIn } from './recipe.ts';
import { useGenerator } from './useGenerator.ts';

const groups = Object.keys(groupNames) as Group[];

export interface DatasetPickerProps {
  value: string;
  onChange: (type: DatasetType) => void;
  /** Recipes of the sets that are made by hand, whose thumbnails show what was made. */
  byHand: Partial<Record<DatasetType, DataValues>>;
}

/**
 * The data sets of a group as small pictures: a radio group. Left and right go on in reading order, up and down to the row above or below. Which group is
 * shown is chosen above it; that changes nothing but the pictures.
 */
export function DatasetPicker({ value, onChange, byHand }: DatasetPickerProps) {
  const name = useId();
  const grid = useRef<HTMLDivElement>(null);
  const [browsed, setBrowsed] = useState<{ group: Group; at: string }>();
  // Choosing a set, or undoing that, shows the group that it belongs to.
  const group = browsed?.at === value ? browsed.group : groupOf(value);

  function onKey(event: KeyboardEvent): void {
    const way = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (way === 0) return;
    event.preventDefault();
    const tiles = [...(grid.current?.querySelectorAll<HTMLInputElement>('input') ?? [])];
    const tops = tiles.map((tile) => tile.getBoundingClientRect().top);
    const columns = tops.filter((top) => top === tops[0]).length;
    const at = tiles.findIndex((tile) => tile.checked);
    const next = tiles[at < 0 ? 0 : at + way * columns];
    next?.focus();
    next?.click();
  }

  return (
    <div className={styles['picker']}>
      <Select
        label="Sets"
        value={group}
        options={groups.map((value) => ({ value, label: groupNames[value] }))}
        onChange={(group) => setBrowsed({ group, at: value })}
      />
      <div ref={grid} role="radiogroup" aria-label={DATA_SET} className={styles['grid']} onKeyDown={onKey}>
        {typesIn(group).map((type) => (
          <Tile
            key={type}
            {...{ type, name }}
            checked={type === value}
            recipe={byHand[type]}
            onChoose={() => onChange(type)}
          />
        ))}
      </div>
    </div>
  );
}

interface TileProps {
  type: DatasetType;
  /** Of the radio group. */
  name: string;
  checked: boolean;
  recipe: DataValues | undefined;
  onChoose: () => void;
}

/** A set as a radio button that looks like its samples; it can be chosen once they can be drawn. */
function Tile({ type, name, checked, recipe, onChoose }: TileProps) {
  const drawn = useGenerator(type);
  const { name: label, summary } = texts[type];
  return (
    <label className={styles['tile']} data-explain={`${label}. ${summary}`}>
      <input
        type="radio"
        name={name}
        value={type}
        checked={checked}
        disabled={!drawn}
        aria-label={label}
        aria-describedby={`${name}-${type}`}
        onChange={onChoose}
      />
      {drawn ? <Thumbnail type={type} recipe={recipe} /> : <span className={styles['picture']} />}
      <span id={`${name}-${type}`} className="visually-hidden">
        {summary}
      </span>
    </label>
  );
}

/** Drawn once, and anew only when the theme or its own recipe changes. */
const Thumbnail = memo(function Thumbnail({ type, recipe }: { type: DatasetType; recipe: DataValues | undefined }) {
  const data = useMemo(() => thumbnailData(type, recipe), [type, recipe]);
  const { ref } = useCanvas(
    (context, { width, height, ratio }) => {
      if (data.dimensions === 0) {
        drawThumbnail(context, data, width, height, ratio);
        return;
      }
      const domain = data.domain[0] ?? ([-1.1, 1.1] as const);
      const toX = makeScale(domain, [3, width - 3]);
      const toY = makeScale(domain, [height - 3, 3]);
      drawSamples(context, data, toX, toY, data.task === 'regression' ? 1.8 : 1.4);
    },
    { still: true },
  );
  return <canvas ref={ref} className={styles['picture']} aria-hidden />;
});
