import { type RefObject, useEffect, useState } from 'react';
import { flowOf } from '#data/asked.ts';
import { placeText } from '#samples/places.ts';
import { blockTitle } from '#state/blockName.ts';
import { type Hovered, useHovered } from '#state/hover.ts';
import { useSample } from '#state/sample.ts';
import { useEditor } from '#state/useDesk.ts';
import { useFrameValue } from '#state/useFrames.ts';
import { Badge } from '#ui/Badge.tsx';
import { Card } from '#ui/Card.tsx';
import { formatNumber } from '#ui/format.ts';
import { ASKING } from '#ui/waitWords.ts';
import { indexOf, numberName, unitKind } from './numberNames.ts';
import { numberAt } from './sampleNumbers.ts';
import { TermList, useOutputNames } from './TermList.tsx';
import { GIVEN, GIVEN_NUMBER, givenAt } from './unitWords.ts';
import { useTrace } from './useTrace.ts';

/** How long the pointer rests on a unit before its card opens, in milliseconds. */
const DELAY = 120;

/** "What is this number": the unit under the pointer or focus, unfolded at one point of the input (or one cell of its picture) into the terms the engine adds. */
export function UnitCard({ stack, onClose }: { stack: RefObject<HTMLElement | null>; onClose: () => void }) {
  const hovered = useHovered();
  const network = useEditor((s) => s.document.network);
  const data = useEditor((s) => s.data);
  const output = useEditor((s) => s.inference.byId.get(hovered?.block ?? '')?.output);
  // Of a vector that is shown as a picture each cell is a unit.
  const meant = output?.shape.length === 1 && hovered?.cell !== undefined ? hovered.cell : (hovered?.unit ?? 0);
  const own = useOutputNames(hovered?.block ?? 'input');
  const [open, setOpen] = useState(false);
  const key = hovered && `${hovered.block} ${hovered.unit}`;
  useEffect(() => {
    setOpen(false);
    if (key === undefined) return;
    const timer = setTimeout(() => setOpen(true), DELAY);
    return () => clearTimeout(timer);
  }, [key]);
  // Of a tensor beside the output there is no trace; and a line is lit on the stage alone.
  if (!hovered || !open || !key || hovered.part !== undefined || hovered.source !== undefined) return null;
  const flow = hovered.block === 'input' ? flowOf(data) : output;
  const tile = flow?.tokens === undefined ? hovered.unit : hovered.cell; // tokens have a tile for each step
  const element = stack.current?.querySelector(`[data-block="${hovered.block}"][data-unit="${tile}"]`);
  if (!element || !flow) return null;
  const given = hovered.block === 'input' ? undefined : own[flow.shape.length === 2 ? hovered.unit : meant];
  const unit = hovered.cell ?? indexOf(flow.shape, hovered.unit, middleOf(flow.shape));
  const title =
    hovered.block === 'input'
      ? `Input ${data.dimensions > 0 ? (own[hovered.unit] ?? '') : numberName(flow, unit, own)}`
      : `${blockTitle(network, hovered.block)}, ${unitKind(flow)} ${meant + 1}${given === undefined ? '' : `, “${given}”`}`;
  const cell = data.dimensions === 0 && flow.shape.length > 1 && hovered.block !== 'input';
  return (
    <Card open anchor={element} onClose={onClose} title={title} badge={<Badge kind="exact" still />}>
      {cell && <p>{numberName(flow, unit)}</p>}
      {hovered.block === 'input' ? (
        <InputNumber hovered={hovered} unit={unit} />
      ) : (
        <Terms block={hovered.block} unit={unit} {...(hovered.at ? { at: hovered.at } : {})} />
      )}
    </Card>
  );
}

/** The middle of a picture: what is unfolded where no cell is meant. */
const middleOf = (shape: readonly number[]): number[] => {
  const along = shape.length === 3 ? shape.slice(1) : shape.length === 2 ? shape.slice(0, 1) : [];
  return along.map((n) => Math.floor(n / 2));
};

/** A number of the input: of a point where it lies, of a sample what it is. */
function InputNumber({ hovered, unit }: { hovered: Hovered; unit: number }) {
  const data = useEditor((s) => s.data);
  const row = useSample(data);
  const value = useFrameValue(({ probes: { units } }) => units && numberAt(units, 'input', flowOf(data), unit), 100);
  if (data.dimensions > 0) {
    // Without a pointer the first test sample (or the first sample) is the example.
    const at = hovered.at ?? [...data.coordinates.subarray(row * data.dimensions, (row + 1) * data.dimensions)];
    return <p>{givenAt(data.axes ? placeText(data, at) : `(${at.map((v) => formatNumber(v, 2)).join(', ')})`)}</p>;
  }
  if (value === undefined) return <p>{GIVEN}</p>;
  return (
    <p>
      {GIVEN_NUMBER} <b>{data.tokens ? `“${data.tokens[value]}”` : formatNumber(value, 3)}</b>
    </p>
  );
}

/** The terms of a number, asked of the engine while they are shown. */
function Terms({ block, unit, at }: { block: string; unit: number; at?: readonly number[] }) {
  const trace = useTrace(block, unit, at);
  if (!trace) return <p>{ASKING}</p>;
  return <TermList trace={trace} most={3} />;
}
