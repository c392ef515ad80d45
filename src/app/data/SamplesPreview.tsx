import { ChevronRight } from 'lucide-react';
import { useMemo, useState } from 'react';
import { ClassMark } from '#charts/ClassMark.tsx';
import { ColorKey } from '#charts/ColorKey.tsx';
import type { PreparedData } from '#data/prepare.ts';
import { SampleFigure } from '#samples/SampleFigure.tsx';
import { answersTo, isOneHot, rangeOf } from '#samples/sampleView.ts';
import { announce } from '#ui/Announcer.tsx';
import { formatCount, formatNumber } from '#ui/format.ts';
import { IconButton } from '#ui/IconButton.tsx';
import {
  ABOVE_GIVEN,
  ALL_TRAIN,
  BELOW_ASKED,
  DISC_GIVEN_RING_ASKED,
  FILLED_TRAIN_OPEN_TEST,
  SAMPLES_OF_THE_DATA,
} from './dataWords.ts';
import { samplesWord } from './recipe.ts';
import styles from './SamplesPreview.module.css';

/** Samples on a page. */
const PAGE = { image: 6, sequence: 2, tokens: 3 } as const;

/** A few samples of the data as they are, images, sequences or rows of tokens, and those after them. */
export function SamplesPreview({ type, data }: { type: string; data: PreparedData }) {
  const test = useMemo(() => new Set(data.test), [data]);
  const [wanted, setFirst] = useState(0);
  const { kind, count } = data;
  const word = samplesWord(type);
  if (kind === 'plane' || kind === 'line') return null;
  const first = wanted < count ? wanted : 0;
  const most = PAGE[kind];
  const rows = Array.from({ length: Math.min(most, count - first) }, (_, i) => first + i);
  const place = (from: number) =>
    `${formatCount(from + 1)}–${formatCount(Math.min(count, from + most))} of ${formatCount(count)}`;

  function goOn(): void {
    const from = first + most < count ? first + most : 0;
    setFirst(from);
    announce(`${word} ${place(from)}`);
  }

  return (
    <section className={styles['preview']} aria-label={SAMPLES_OF_THE_DATA}>
      <header className={styles['head']}>
        <h3>{word}</h3>
        <span className={styles['place']}>{place(first)}</span>
        <IconButton label={`Next ${word}`} className={styles['next'] ?? ''} onClick={goOn}>
          <ChevronRight size={16} strokeWidth={1.75} aria-hidden />
        </IconButton>
      </header>
      <ul className={kind === 'image' ? styles['images'] : styles['rows']}>
        {rows.map((row) => (
          <li key={row} className={styles['sample']}>
            <Caption data={data} row={row} test={test.has(row)} />
            <SampleFigure data={data} row={row} />
          </li>
        ))}
      </ul>
      <Key data={data} />
    </section>
  );
}

/** Which side of the split the sample stands on, and its class, or its answer where it has one. */
function Caption({ data, row, test }: { data: PreparedData; row: number; test: boolean }) {
  const { positions } = data;
  const side = test ? 'test' : 'train';
  if (positions > 1) return <p className={styles['caption']}>{side}</p>;
  const known = data.classes;
  if (!known) {
    return (
      <p className={styles['caption']}>
        {side} <b>answer {answersTo(data, row)}</b>
      </p>
    );
  }
  const own = known.values[row]!;
  const label = (
    <span className={styles['class']}>
      <ClassMark index={own} open={test} size={11} />
      {known.classes?.[own]}
    </span>
  );
  // Below a picture there is room for one word: the mark alone says the side.
  if (data.kind === 'image') {
    return (
      <p className={styles['caption']}>
        <span className="visually-hidden">{side}</span>
        {label}
      </p>
    );
  }
  return (
    <p className={styles['caption']}>
      {side} {label}
    </p>
  );
}

/** What the marks and scales of the pictures mean. */
function Key({ data }: { data: PreparedData }) {
  const { kind, positions, classNames, shape, test } = data;
  const sides = test.length > 0 ? FILLED_TRAIN_OPEN_TEST : ALL_TRAIN;
  if (kind === 'image') {
    return (
      <div className={styles['key']}>
        <ColorKey scale="pixels" low="0" high="1" width={40} />
        <span>{sides}</span>
      </div>
    );
  }
  if (kind === 'tokens') {
    return (
      <div className={styles['key']}>
        <span>{ABOVE_GIVEN}</span>
        <b>{BELOW_ASKED}</b>
      </div>
    );
  }
  const steps = `${shape[0]} steps`;
  const [low, high] = rangeOf(data);
  if (isOneHot(data)) {
    return (
      <div className={styles['key']}>
        {positions > 1 && <span>{DISC_GIVEN_RING_ASKED}</span>}
        <span>{steps}</span>
      </div>
    );
  }
  return (
    <div className={styles['key']}>
      {positions > 1 &&
        classNames.map((name, i) => (
          <span key={name} className={styles['class']}>
            <ClassMark index={i} size={11} />
            {name}
          </span>
        ))}
      <span>
        scale {formatNumber(low, 2, true)} … {formatNumber(high, 2, true)}, {steps}
      </span>
    </div>
  );
}
