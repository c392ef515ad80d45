import { type RefObject, useEffect, useState } from 'react';
import { useHovered } from '#state/hover.ts';
import { editor, useEditor } from '#state/useEditor.ts';
import { useFrameValue } from '#state/useFrames.ts';
import { Badge } from '#ui/Badge.tsx';
import { Card } from '#ui/Card.tsx';
import { formatNumber } from '#ui/format.ts';
import { blockTitle } from './drag.ts';
import { TermList } from './TermList.tsx';

/** How long the pointer rests on a unit before its card opens, in milliseconds. */
const DELAY = 120;

/** "What is this number": the unit under the pointer or focus, unfolded at one point of the input into the terms the engine adds. */
export function UnitCard({ stack, onClose }: { stack: RefObject<HTMLElement | null>; onClose: () => void }) {
  const hovered = useHovered();
  const network = useEditor((s) => s.document.network);
  const data = useEditor((s) => s.data);
  const [open, setOpen] = useState(false);
  const index = network.findIndex((b) => b.id === hovered?.block);
  const key = hovered && `${hovered.block} ${hovered.unit}`;
  useEffect(() => {
    setOpen(false);
    if (key === undefined) return;
    const timer = setTimeout(() => setOpen(true), DELAY);
    return () => clearTimeout(timer);
  }, [key]);
  if (!hovered || !open || !key) return null;
  const element = stack.current?.querySelector(`[data-block="${hovered.block}"][data-unit="${hovered.unit}"]`);
  if (!element) return null;
  const title =
    hovered.block === 'input'
      ? `Input ${data.featureNames[hovered.unit]}`
      : `${blockTitle(index)}, unit ${hovered.unit + 1}`;
  // Without a pointer the first test sample (or the first sample) is the example.
  const row = data.test[0] ?? data.train[0] ?? 0;
  const at = hovered.at ?? [...data.coordinates.subarray(row * data.dimensions, (row + 1) * data.dimensions)];
  return (
    <Card open anchor={element} onClose={onClose} title={title} badge={<Badge kind="exact" />}>
      {hovered.block === 'input' ? (
        <p>What the network is given at ({at.map((v) => formatNumber(v, 2)).join(', ')}).</p>
      ) : (
        <Terms block={hovered.block} unit={hovered.unit} at={at} />
      )}
    </Card>
  );
}

/** The terms at a point, asked of the engine while they are shown. */
function Terms({ block, unit, at }: { block: string; unit: number; at: readonly number[] }) {
  const place = at.join(',');
  useEffect(
    () => editor().engine.subscribe('trace', { block, unit, at: place.split(',').map(Number) }),
    [block, unit, place],
  );
  const trace = useFrameValue(({ probes }) => {
    const { trace: found } = probes;
    return found && found.block === block && found.unit === unit ? { ...found, terms: found.terms.slice() } : undefined;
  }, 100);
  if (!trace) return <p>Asking the engine …</p>;
  return <TermList trace={trace} most={3} />;
}
