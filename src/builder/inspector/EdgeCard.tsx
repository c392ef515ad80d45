import { Snowflake } from 'lucide-react';
import { flowOf } from '#data/asked.ts';
import { layers } from '#layers/index.ts';
import type { LayerRegistry } from '#nn/layer.ts';
import { sourcesOf } from '#nn/receptive.ts';
import type { Mark } from '#stage/lines.ts';
import { blockTitle } from '#state/blockName.ts';
import { namesOutOf } from '#state/flowNames.ts';
import { namesInto } from '#state/namesInto.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { useFrameValue } from '#state/useFrames.ts';
import { Badge } from '#ui/Badge.tsx';
import { Button } from '#ui/Button.tsx';
import { Card } from '#ui/Card.tsx';
import { formatNumber, NOT_COMPUTED } from '#ui/format.ts';
import { NumberField } from '#ui/NumberField.tsx';
import type { Rect } from '#ui/placement.ts';

import styles from './EdgeCard.module.css';
import { numberName } from './numberNames.ts';
import { isFrozen, setFrozen } from './parameterEdits.ts';
import { biasOf, CLICK_TO_SET } from './unitWords.ts';

/** A weight or bias under the pointer: its value; pressed, the field that sets it and the switch that freezes it. */
export function EdgeCard({
  mark,
  anchor,
  pinned,
  onClose,
}: {
  mark: Mark;
  /** The line with its two ends, in the viewport: all of it stays in sight. */
  anchor: Rect;
  pinned: boolean;
  onClose: () => void;
}) {
  const network = useEditor((s) => s.document.network);
  const data = useEditor((s) => s.data);
  const title =
    mark.parameter === 'bias'
      ? biasOf(blockTitle(network, mark.block), targetName())
      : `Weight ${sourceName()} → ${targetName()}`;
  function targetName(): string {
    const name = namesOutOf(network, data, mark.block)[mark.target];
    return `unit ${mark.target + 1}${name === undefined ? '' : `, “${name}”`}`;
  }
  function sourceName(): string {
    const source = sourcesOf(network, layers as LayerRegistry).get(mark.block);
    const name = namesInto(network, data, mark.block)[mark.source!];
    if (source === undefined) return name ?? numberName(flowOf(data), mark.source!, data.columnNames);
    return `${blockTitle(network, source)} unit ${mark.source! + 1}${name === undefined ? '' : `, “${name}”`}`;
  }
  return (
    <Card
      open
      anchor={anchor}
      pinned={pinned}
      onClose={onClose}
      side="top"
      title={title}
      badge={<Badge kind="exact" still={!pinned} />}
    >
      <ParameterValue block={mark.block} parameter={mark.parameter} index={mark.index} editable={pinned} />
      {!pinned && <p className={styles['hint']}>{CLICK_TO_SET}</p>}
    </Card>
  );
}

/** One element of a parameter, live; where editable, with its field and its freeze switch. */
export function ParameterValue({
  block,
  parameter,
  index,
  editable,
  label = 'Value',
}: {
  block: string;
  parameter: string;
  index: number;
  editable: boolean;
  label?: string;
}) {
  const desk = useDesk();
  const { editor } = desk;
  const frozen = useEditor((s) => isFrozen(s.document, block, parameter, index));
  const value = useFrameValue(({ probes: { parameters } }) => {
    const found = parameters?.parameters.find((p) => p.block === block && p.name === parameter);
    return found && parameters!.values[found.offset + index];
  });
  const unknown = <p>{NOT_COMPUTED}</p>;
  if (!editable) {
    if (value === undefined) return unknown;
    return (
      <p className={styles['value']} data-exact={value}>
        <b>{formatNumber(value, 4)}</b>
        {frozen && <span> frozen ✻</span>}
      </p>
    );
  }
  return (
    <div className={styles['edit']}>
      {value === undefined ? (
        unknown
      ) : (
        <NumberField
          label={label}
          value={value}
          step={0.1}
          min={-1e6}
          max={1e6}
          format={(v) => formatNumber(v, 4, true)}
          onChange={(v) => editor.setParameter(block, parameter, index, v)}
        />
      )}
      <Button
        look={frozen ? 'main' : 'outlined'}
        icon={<Snowflake size={14} aria-hidden />}
        aria-pressed={frozen}
        aria-label={`${frozen ? 'Frozen' : 'Freeze'} ${label}`}
        onClick={() => setFrozen(desk, block, parameter, index, !frozen)}
      >
        {frozen ? 'Frozen' : 'Freeze'}
      </Button>
    </div>
  );
}
