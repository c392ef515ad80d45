import { layers } from '#layers/index.ts';
import type { InferredBlock } from '#nn/inferShapes.ts';
import type { LayerRegistry } from '#nn/layer.ts';
import { type Flow, sizeOf } from '#nn/shape.ts';
import { moveCloseUp, useCloseUp } from '#state/closeUp.ts';
import { hoverUnit, useHovered } from '#state/hover.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { useFrameValue } from '#state/useFrames.ts';
import { usePosition } from '#state/usePosition.ts';
import { Badge } from '#ui/Badge.tsx';
import { Fold } from '#ui/Fold.tsx';
import { formatNumber } from '#ui/format.ts';
import { NumberField } from '#ui/NumberField.tsx';
import { ASKING } from '#ui/waitWords.ts';
import { ParameterValue } from './EdgeCard.tsx';
import { AttentionRow } from './levels/AttentionRow.tsx';
import { MadeFrom } from './levels/MadeFrom.tsx';
import { RoadNumbers } from './levels/RoadNumbers.tsx';
import { WindowGrids } from './levels/WindowGrids.tsx';
import { elementName, indexOf, unitCount, unitKind, unitOf } from './numberNames.ts';
import { TermList, useInputNames, useOutputNames } from './TermList.tsx';
import { UnitName } from './UnitName.tsx';
import styles from './UnitPanel.module.css';
import { NO_OUTPUT_YET, setOrFreeze } from './unitWords.ts';
import { useTrace } from './useTrace.ts';

/** More weights than these are not listed one by one. */
const MOST_WEIGHTS = 64;
const names = { unit: 'Unit', channel: 'Channel', feature: 'Feature', token: 'Token' } as const;

export interface UnitPanelProps {
  block: string;
  /** The picture on the stage: a unit of a vector, a channel of an image, a feature of a sequence. */
  unit: number;
  title: string;
  /** Another unit can be chosen here, and what it is made from is shown in full: the level "numbers" of the inspector. */
  full?: boolean;
}

/** A unit: its arithmetic at one sample, and every weight and its bias to set or freeze: the way to them without a pointer. */
export function UnitPanel(props: UnitPanelProps) {
  const inferred = useEditor((s) => s.inference.byId.get(props.block));
  if (!inferred?.output) return <p>{NO_OUTPUT_YET}</p>;
  return <Panel key={props.unit} {...props} inferred={{ ...inferred, output: inferred.output }} />;
}

type Inferred = InferredBlock & { readonly output: Flow };

interface Chosen {
  readonly unit: number;
  readonly place: readonly number[];
}

function Panel({ block, unit: first, title, full = false, inferred }: UnitPanelProps & { inferred: Inferred }) {
  const { output } = inferred;
  const overPoints = useEditor((s) => s.data.dimensions > 0);
  const desk = useDesk();
  const hovered = useHovered();
  const closeUp = useCloseUp();
  const [chosen = { unit: first, place: middleOf(output) }, setChosen] = usePosition<Chosen>(({ unit, place }) => ({
    block,
    unit,
    inside: place,
  }));
  // A cell under the pointer on the stage, or in the close-up below it, goes before the one chosen here.
  const pointed =
    hovered?.block === block && hovered.cell !== undefined && hovered.part === undefined ? hovered.cell : undefined;
  const magnified = closeUp?.block === block ? closeUp.cell : undefined;
  const meant = pointed ?? magnified;
  const { unit, place } = meant === undefined ? chosen : unitOf(output.shape, meant);
  const choose = (next: Chosen) => {
    setChosen(next);
    if (closeUp && magnified !== undefined)
      moveCloseUp(desk, { ...closeUp, unit: next.unit, cell: indexOf(output.shape, next.unit, next.place) });
  };
  const index = indexOf(output.shape, unit, place);
  const trace = useTrace(block, index);
  const range = useRange(block, unit, unitCount(output));
  const kind = unitKind(output);
  const holds = (layers as LayerRegistry)[inferred.block.type]!.slots !== undefined;
  const given = useOutputNames(block)[unit];
  const name = `${names[kind]} ${unit + 1}${given === undefined ? '' : `, “${given}”`}`;
  return (
    <section className={styles['unit']} aria-label={`${title}, ${kind} ${unit + 1}`}>
      <header>
        <h4>
          {name}
          {range && (
            <span>
              {' '}
              range {formatNumber(range[0], 3)} … {formatNumber(range[1], 3)}
            </span>
          )}
        </h4>
        <Badge kind="exact" />
      </header>
      <Place output={output} shown={{ unit, place }} whole={full} steps={!overPoints} onChange={choose} />
      {trace ? <TermList trace={trace} most={full ? 6 : 4} /> : <p>{ASKING}</p>}
      {full && trace && trace.terms.length > 0 && <WindowGrids inferred={inferred} trace={trace} />}
      {full && trace?.terms.length === 0 && <MadeFrom inferred={inferred} unit={index} />}
      {full && trace && holds && <RoadNumbers inferred={inferred} trace={trace} />}
      {full && <AttentionRow block={block} step={place[0] ?? 0} />}
      {output.tokens === undefined && <UnitName key={unit} block={block} unit={unit} />}
      <Weights block={block} unit={unit} inferred={inferred} />
    </section>
  );
}

/** Lowest and highest number of a unit's picture, where each unit of the block has one. */
function useRange(block: string, unit: number, units: number) {
  return useFrameValue(({ probes }) => {
    const maps = probes.units?.blocks.find((b) => b.id === block && b.name === undefined);
    if (!maps || maps.units !== units || unit < maps.first || unit >= maps.first + maps.shown) return undefined;
    const cells = maps.width * maps.height;
    if (cells < 2) return undefined;
    const from = maps.offset + (unit - maps.first) * cells;
    const values = probes.units!.values.subarray(from, from + cells);
    return [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))] as const;
  }, 250);
}

/** The middle of a picture. */
function middleOf({ shape }: Flow): number[] {
  const along = shape.length === 3 ? shape.slice(1) : shape.length === 2 ? shape.slice(0, 1) : [];
  return along.map((n) => Math.floor(n / 2));
}

/** Which number is looked at: the unit, and where its picture has several cells, which of them. */
function Place({
  output,
  shown,
  whole,
  steps,
  onChange,
}: {
  output: Flow;
  shown: { readonly unit: number; readonly place: readonly number[] };
  whole: boolean;
  steps: boolean;
  onChange: (chosen: { unit: number; place: readonly number[] }) => void;
}) {
  const { unit, place } = shown;
  const { shape } = output;
  const words = shape.length === 3 ? ['Row', 'Column'] : ['Step'];
  const sides = shape.length === 3 ? shape.slice(1) : shape.slice(0, 1);
  const units = unitCount(output);
  const cells = steps ? place : [];
  if ((!whole || units < 2) && cells.length === 0) return null;
  return (
    <div className={styles['place']}>
      {whole && units > 1 && (
        <NumberField
          label={names[unitKind(output)]}
          value={unit + 1}
          min={1}
          max={units}
          onChange={(n) => onChange({ unit: n - 1, place })}
        />
      )}
      {cells.map((at, axis) => (
        <NumberField
          key={words[axis]}
          label={words[axis]!}
          value={at + 1}
          min={1}
          max={sides[axis]!}
          onChange={(n) => onChange({ unit, place: place.with(axis, n - 1) })}
        />
      ))}
    </div>
  );
}

/** Its weights, where each unit has a row of them, and its bias. */
function Weights({ block, unit, inferred }: { block: string; unit: number; inferred: Inferred }) {
  const desk = useDesk();
  const into = useInputNames(block);
  const { weight, bias } = inferred.parameters;
  if (!weight || weight.shape.length < 2 || weight.shape[0] !== unitCount(inferred.output)) return null;
  if ((layers as LayerRegistry)[inferred.block.type]!.sees === 'itself') return null; // a table, not rows of weights
  const row = weight.shape.slice(1);
  const nameOf = (i: number) => (row.length === 1 ? (into[i] ?? `${i + 1}`) : elementName({ shape: row }, i));
  const inputs = sizeOf(row);
  if (inputs > MOST_WEIGHTS) return null;
  return (
    <Fold summary={setOrFreeze(inputs, bias !== undefined)}>
      <div className={styles['weights']}>
        {bias && <ParameterValue block={block} parameter="bias" index={unit} editable label="bias" />}
        {Array.from({ length: inputs }, (_, i) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: only follows the focus of the field within: its line is lit on the stage
          <div
            key={i}
            onFocus={() => row.length === 1 && hoverUnit(desk, { block, unit, source: i })}
            onBlur={() => hoverUnit(desk, undefined)}
          >
            <ParameterValue
              block={block}
              parameter="weight"
              index={unit * inputs + i}
              editable
              label={`weight ${nameOf(i)}`}
            />
          </div>
        ))}
      </div>
    </Fold>
  );
}
