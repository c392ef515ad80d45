import { Dices, Sheet, X } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { lenses } from '#lenses/index.ts';
import { patchBetween } from '#nn/patchBetween.ts';
import type { Desk } from '#state/desk.ts';
import { registries } from '#state/editor.ts';
import { DeskContext, useDesk, useEditor } from '#state/useDesk.ts';
import { useLensSettings } from '#state/useLensSettings.ts';
import { Button } from '#ui/Button.tsx';
import { explains } from '#ui/explains.ts';
import { IconButton } from '#ui/IconButton.tsx';
import { Segments } from '#ui/Segments.tsx';
import { Select } from '#ui/Select.tsx';
import { AddMenu } from './AddMenu.tsx';
import type { Sources } from './AddVariant.tsx';
import { clockOf, originOf } from './alignment.ts';
import { CommonCurve } from './CommonCurve.tsx';
import styles from './Compare.module.css';
import { CompareFoot } from './CompareFoot.tsx';
import { compareTable } from './compareTable.ts';
import {
  ALIGNED,
  ALIGNMENTS,
  CLOSE,
  CURVES_ALONE,
  headSentence,
  LANES_SHOW,
  ORIGINAL,
  SAVE_TABLE,
  SHOWN,
  SHOWN_AS,
  TITLE,
  TRY_EACH,
  TRY_EACH_SAYS,
  toStartWords,
} from './compareWords.ts';
import { type Around, type Comparison, comparisonOf, type Lane } from './comparison.ts';
import { LaneRow } from './LaneRow.tsx';
import { useLeader } from './useLeader.ts';

/** Steps of each start where no network has come anywhere. */
const USUAL_STEPS = 1000;
const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;

export interface CompareModeProps {
  readonly around: Around;
  readonly sources: Sources;
  /** One lane at a time, the others as tabs. */
  readonly phone: boolean;
  readonly onClose: (() => void) | undefined;
  /** Opens a lane on the stage; where there is none, nothing is edited here. */
  readonly onEdit: ((lane: Lane) => void) | undefined;
  readonly onTable: (name: string, text: string) => void;
  /** How the network of a desk fares from many starts of so many steps, where that can be asked for. */
  readonly odds: ((steps: number, beside: readonly Desk[], onStart: (seed: number) => void) => ReactNode) | undefined;
  /** Shows, in the desk of a lane, what its layers learn by themselves. */
  readonly learning?: ReactNode;
  readonly takesFocus: boolean;
  /** Without controls of its own: they stand elsewhere, as in a lesson. */
  readonly bare?: boolean;
}

/** The document and its variants side by side, at one step. */
export function CompareMode(props: CompareModeProps) {
  const { around, sources, phone, onClose, onEdit, onTable, odds, learning, takesFocus, bare = false } = props;
  const desk = useDesk();
  const [comparison] = useState(() => comparisonOf(desk, around));
  const lanes = comparison.shared.use((s) => s.lanes);
  const [at, setAt] = useState(0);
  const view = useEditor((s) => s.document.view);
  const title = useRef<HTMLHeadingElement>(null);
  useEditor((s) => s.written); // what follows from it: whether there are phases
  const phased = lanes.some((lane) => lane.desk.editor.store.getState().written.phases !== undefined);
  const by = view['compareBy'] === 'epoch' ? 'epoch' : 'step';
  const from = phased && view['compareFrom'] === 'lastPhase' ? 'lastPhase' : 'start';
  useEffect(() => comparison.goInStep(by, from), [comparison, by, from]);
  useEffect(() => () => comparison.goInStep(null), [comparison]);
  useEffect(() => {
    if (takesFocus) title.current?.focus();
  }, [takesFocus]);
  const shows = String(view['compareShows'] ?? 'networks');
  const lens = lenses.find(({ id }) => id === shows);
  const difference = view['compareAnswer'] === 'difference' && lanes.length > 1;
  const tried = odds && typeof view['compareOdds'] === 'number' ? view['compareOdds'] : undefined;
  const desks = useMemo(() => lanes.map((lane) => lane.desk), [lanes]);
  const toStart = (seed: number) => comparison.newStart(seed, toStartWords(seed));
  const shown = phone ? lanes.slice(Math.min(at, lanes.length - 1)).slice(0, 1) : lanes;
  return (
    <div className={styles['compare']} data-phone={phone || undefined}>
      <header className={styles['head']}>
        <h1 ref={title} tabIndex={-1}>
          {TITLE}
        </h1>
        <Why comparison={comparison} lanes={lanes} />
        <div className={styles['tools']}>
          {phased && lanes.length > 1 && (
            <Segments
              label={ALIGNED}
              labelShown={!phone}
              options={ALIGNMENTS}
              value={from}
              onChange={(value) => desk.editor.setView({ compareFrom: value === 'start' ? undefined : value })}
            />
          )}
          {lanes.length > 1 && !lens && shows === 'networks' && (
            <Segments
              label={SHOWN}
              labelShown={!phone}
              options={SHOWN_AS}
              value={difference ? 'difference' : 'map'}
              onChange={(value) => desk.editor.setView({ compareAnswer: value === 'map' ? undefined : value })}
            />
          )}
          <Select
            label={LANES_SHOW}
            labelHidden
            value={lens ? lens.id : shows === 'curves' ? 'curves' : 'networks'}
            options={[
              { value: 'networks', label: 'Networks' },
              { value: 'curves', label: CURVES_ALONE },
              ...lenses.map(({ id, title: label }) => ({ value: id, label })),
            ]}
            onChange={(value) => desk.editor.setView({ compareShows: value === 'networks' ? undefined : value })}
          />
          {odds && !lens && shows === 'networks' && (
            <Button
              icon={<Dices {...icon} />}
              aria-pressed={tried !== undefined}
              {...explains(TRY_EACH_SAYS)}
              onClick={() =>
                desk.editor.setView({
                  compareOdds:
                    tried === undefined ? Math.max(0, clockOf(comparison.stands()) ?? 0) || USUAL_STEPS : undefined,
                })
              }
            >
              {TRY_EACH}
            </Button>
          )}
          {onEdit && (
            <AddMenu comparison={comparison} lanes={lanes} sources={sources} onAdded={(lane) => setAt(lane)} />
          )}
          {!phone && (
            <IconButton
              label={SAVE_TABLE}
              onClick={() =>
                onTable(
                  desk.editor.store.getState().written.title,
                  compareTable(
                    lanes.map((lane) => ({ tag: lane.tag, name: lane.name ?? ORIGINAL, history: lane.desk.history })),
                  ),
                )
              }
            >
              <Sheet {...icon} />
            </IconButton>
          )}
          {onClose && (
            <IconButton label={CLOSE} onClick={onClose}>
              <X {...icon} />
            </IconButton>
          )}
        </div>
      </header>
      {phone && lanes.length > 1 && (
        <div className={styles['tabs']}>
          <Segments
            label="Network"
            options={lanes.map(({ tag, name }, i) => ({ value: String(i), label: tag, says: name ?? ORIGINAL }))}
            value={String(Math.min(at, lanes.length - 1))}
            onChange={(value) => setAt(Number(value))}
          />
        </div>
      )}
      <div className={styles['lanes']} data-lens={lens ? '' : undefined} data-count={shown.length}>
        {shown.map((lane) => (
          <DeskContext key={lane.id} value={lane.desk}>
            {lens ? (
              <LaneLens lane={lane} id={lens.id} />
            ) : (
              <LaneRow
                comparison={comparison}
                lane={lane}
                difference={difference}
                thin={shows === 'curves'}
                onEdit={onEdit && (() => onEdit(lane))}
              >
                {learning}
                {tried !== undefined && odds?.(tried + (originOf(lane.desk.editor, from) ?? 0), desks, toStart)}
              </LaneRow>
            )}
          </DeskContext>
        ))}
      </div>
      <CommonCurve comparison={comparison} lanes={lanes} />
      {!bare && <CompareFoot {...{ comparison, lanes, phone, difference }} />}
    </div>
  );
}

/** How they stand, and what differs, in a sentence each. */
function Why({ lanes }: { comparison: Comparison; lanes: readonly Lane[] }) {
  const written = useEditor((s) => s.written);
  const changes = lanes.slice(1).map(({ name, desk }) => {
    const variant = written.variants?.find((one) => one.name === name);
    return variant?.change ?? patchBetween(written, desk.editor.store.getState().written, registries);
  });
  const leader = useLeader(lanes);
  return (
    <p className={styles['why']}>
      {leader !== undefined && <b>{leader} </b>}
      {headSentence(written, changes)}
    </p>
  );
}

/** A lens at the lane's desk, under its letter. */
function LaneLens({ lane, id }: { lane: Lane; id: string }) {
  const lens = lenses.find((one) => one.id === id)!;
  const [settings, set] = useLensSettings(lens.id, lens.fields);
  const { Panel } = lens;
  return (
    <section className={styles['lens']} aria-label={`${lane.tag}: ${lens.title}`}>
      <h2>
        <span className={styles['tag']}>{lane.tag}</span> {lane.name ?? ORIGINAL}
      </h2>
      <div className={styles['panel']}>
        <Panel settings={settings} set={set} />
      </div>
    </section>
  );
}
