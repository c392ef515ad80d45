import { useEffect, useRef, useState } from 'react';
import { ClassMark } from '#charts/ClassMark.tsx';
import { digitsOf } from '#charts/digits.ts';
import type { LensPanelProps } from '#lenses/frame/lens.ts';
import { useLensRoom } from '#lenses/frame/lensRoom.ts';
import { useLensTable } from '#lenses/frame/lensTable.ts';
import { useLensWords } from '#lenses/frame/lensWords.ts';
import survey from '#lenses/survey/Survey.module.css';
import { Unmeasured } from '#lenses/survey/SurveyNote.tsx';
import { useSurveyResult } from '#lenses/survey/useSurveyResult.ts';
import { errorText, measuring, readingText } from '#lenses/survey/words.ts';
import type { TheatreResult } from '#probes/theatre/theatre.probe.ts';
import { blockName } from '#state/blockName.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { useFrames, useFrameValue, WORDS_EVERY } from '#state/useFrames.ts';
import { useProbe } from '#state/useProbe.ts';
import { formatCount, formatPercent, NOT_COMPUTED } from '#ui/format.ts';

import { writeText } from '#ui/writeText.ts';
import { PointPicker } from './PointPicker.tsx';
import { placesAt } from './phases.ts';
import { ReadAxis } from './ReadAxis.tsx';
import { countOf, SpaceCanvas } from './SpaceCanvas.tsx';
import styles from './Theatre.module.css';
import { ThroughLayers } from './ThroughLayers.tsx';
import type { theatreFields } from './theatreFields.ts';
import { theatreTable } from './theatreTable.ts';
import {
  AS_IT_IS,
  BENT,
  cutsThisSpace,
  MAPPED,
  NOT_FINITE,
  NOT_MEASURED,
  PLANE_AS_GIVEN,
  planeHolds,
  READABLE_SAYS,
  readableByLine,
  SHIFTED,
  STRETCHED,
  showLarge,
  TURNED_OVER,
  theatreSays,
  whatItMakes,
  words,
  wordsOf,
} from './theatreWords.ts';

/** It cannot be measured. */
const NONE = 'none';

/** What stays while only numbers change: the spaces there are. */
const keyOf = (result: TheatreResult | null | undefined) =>
  result ? JSON.stringify(result.spaces.map(({ id, units }) => [id, units])) : undefined;

/** V7 and V8: what every layer does to the space its points lie in. */
export function TheatreLens({ settings, set }: LensPanelProps<typeof theatreFields>) {
  const axes = useEditor((s) => s.data.shown);
  useProbe('theatre', axes ? { axes } : {});
  const key = useFrameValue(({ probes }) => (probes.theatre === null ? NONE : keyOf(probes.theatre)));
  if (key === NONE) return <Unmeasured result={null} />;
  if (key === undefined || key === '[]') return <p className={survey['note']}>{measuring(undefined)}</p>;
  const spaces = JSON.parse(key) as [id: string, units: number][];
  const { place, point } = settings;
  // The space before the last layer: what it gives is parted by a straight line.
  const at = place >= 0 && place < spaces.length ? place : Math.max(0, spaces.length - 2);
  return <Spaces key={key} {...{ spaces, at, point, set }} />;
}

interface SpacesProps {
  spaces: readonly (readonly [id: string, units: number])[];
  /** The space that is set to be shown large, or a place between two. */
  at: number;
  point: number;
  set: LensPanelProps<typeof theatreFields>['set'];
}

function Spaces({ spaces, at: chosen, point, set }: SpacesProps) {
  const { editor } = useDesk();
  const network = useEditor((s) => s.document.network);
  const exact = useEditor((s) => s.data.dimensions > 0);
  const classNames = useEditor((s) => s.data.classNames);
  const glyphs = digitsOf(classNames) !== undefined;
  const points = useEditor((s) => (s.data.axes ? 'rows' : 'points'));
  const readings = useSurveyResult();
  const large = useLensRoom() === 'large';
  const last = spaces.length - 1;
  /** Where the walk through the layers is, while it is played. */
  const [walk, setWalk] = useState<number>();
  const playing = walk !== undefined;
  const at = walk ?? chosen;
  const show = (place: number) => {
    setWalk(undefined);
    set({ place });
  };
  /** The point under the pointer, in whichever space. */
  const [under, setUnder] = useState(-1);
  const pointed = under >= 0 ? under : point;
  const list = useRef<HTMLOListElement>(null);
  const phase = useRef<HTMLParagraphElement>(null);
  const name = (id: string) => (id === 'input' ? 'Input' : (blockName(network, id) ?? 'gone'));
  const nameAt = (place: number) => {
    const from = Math.floor(place);
    return place === from
      ? from === 0
        ? 'input'
        : `after ${name(spaces[from]![0])}`
      : `into ${name(spaces[from + 1]![0])}, ${Math.round(100 * (place - from))}\u202f%`;
  };

  const write = (result: TheatreResult | null | undefined) => {
    // A frame may still be of the network before, with other spaces.
    if (!result || result.spaces.length !== spaces.length) return;
    for (const [i, { captured, units }] of result.spaces.entries()) {
      writeText(list.current?.querySelector(`[data-cell="captured-${i}"]`), capturedText(units, captured));
    }
    writeText(phase.current, wordsFor(result, at, name));
  };
  useFrames((frame) => write(frame?.probes.theatre), WORDS_EVERY);
  useEffect(() => write(editor.frame?.probes.theatre)); // no frame comes where nothing trains

  const reading = (id: string) => readings?.sections.find((section) => section.id === id)?.answer;
  useLensWords({
    ...(readings && readings.step >= 0 ? wordsOf(readings, ({ id }) => name(id)) : undefined),
    method: {
      kind: exact ? 'exact' : 'probe',
      says: theatreSays(exact ? points : undefined),
    },
    alternative: spaces.map(([id, units]) => {
      const read = reading(id);
      return `${name(id)}: ${formatCount(units)} ${units === 1 ? 'number' : 'numbers'}, ${
        readings && read ? readableByLine(readingText(read.value, readings.answer)) : NOT_MEASURED
      }.`;
    }),
  });
  useLensTable(() => {
    const { classNames: names, targets, positions } = editor.store.getState().data;
    return theatreTable(editor.frame?.probes.theatre, name, (row) =>
      positions > 1 ? null : (names[targets[row]!] ?? targets[row] ?? null),
    );
  });
  const shares = spaces.map(([id]) => (readings && readings.step >= 0 ? (reading(id)?.value ?? null) : null));
  const shown = (
    <div className={styles['stage']}>
      <SpaceCanvas
        {...{ at, pointed }}
        onPoint={setUnder}
        large
        label={`The ${points} ${nameAt(at)}`}
        className={styles['large']}
      />
      <ThroughLayers {...{ at, last, nameAt, playing }} between={exact} onWalk={setWalk} onChange={show} />
      <PointPicker
        spaces={spaces.map(([id]) => name(id))}
        place={pointed}
        onChange={(next) => {
          setUnder(-1);
          set({ point: next });
        }}
      />
      <div>
        <p ref={phase} className={styles['phase']} />
        <p className={styles['legend']}>
          {classNames.map((name, i) => (
            <span key={name}>
              {glyphs ? <b style={{ color: `var(--class-${(i % 8) + 1})` }}>{name}</b> : <ClassMark index={i} />}
              {!glyphs && ` ${name}`}
            </span>
          ))}
          {exact && classNames.length > 0 && <span>{words.ground}</span>}
        </p>
      </div>
    </div>
  );
  const every = (
    <div className={styles['all']}>
      <ol ref={list} className={styles['row']}>
        {spaces.map(([id, units], i) => {
          const read = reading(id);
          return (
            <li key={id}>
              <button
                type="button"
                className={styles['pick']}
                aria-pressed={at === i}
                aria-label={showLarge(nameAt(i))}
                onClick={() => show(i)}
              >
                <SpaceCanvas at={i} pointed={pointed} onPoint={setUnder} label={`The ${points} ${nameAt(i)}`} />
              </button>
              <b>{name(id)}</b>
              <span className={styles['holds']}>
                {formatCount(units)} {units === 1 ? 'number' : 'numbers'} · <span data-cell={`captured-${i}`} />
              </span>
              <span className={styles['read']} data-term="reader" data-explain={READABLE_SAYS}>
                {large ? (
                  <ReadAxis shares={shares} index={i} />
                ) : (
                  <svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden>
                    <rect width="1" height="1" />
                    <rect width={Math.max(0, read?.value || 0)} height="1" />
                  </svg>
                )}
                <span data-cell={`read-${i}`}>
                  {readings && read
                    ? `${readingText(read.value, readings.answer)} ${errorText(read, readings.answer)} readable`
                    : read === null
                      ? NOT_COMPUTED
                      : 'measuring …'}
                </span>
              </span>
            </li>
          );
        })}
      </ol>
    </div>
  );
  // In the stage's room all of them come first, on one axis, and the one that is pressed stands large below.
  return (
    <div className={styles['theatre']}>
      {large ? every : shown}
      {large ? shown : every}
    </div>
  );
}

/** How a space of so many numbers is seen. */
function capturedText(units: number, captured: number): string {
  if (Number.isNaN(captured)) return NOT_FINITE;
  return units <= 2 ? AS_IT_IS : planeHolds(formatPercent(captured, 0));
}

/** What is seen on the stage, in one sentence. */
function wordsFor(result: TheatreResult, at: number, name: (id: string) => string): string {
  const { spaces, line } = result;
  const from = Math.floor(at);
  const next = spaces[from + 1];
  const { phase } = placesAt(result, at, countOf(result));
  if (phase === 'at rest') {
    if (line && at === spaces.length - 2) return cutsThisSpace(name(spaces.at(-1)!.id));
    return from === 0 ? PLANE_AS_GIVEN : whatItMakes(name(spaces[from]!.id));
  }
  const words = {
    turned: 'turned',
    'turned over': TURNED_OVER,
    stretched: STRETCHED,
    shifted: SHIFTED,
    mapped: MAPPED,
    bent: BENT,
  }[phase];
  return `${name(next!.id)}: ${words}.`;
}
