import { ChevronLeft, ChevronRight, GripVertical, Minus, Plus } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { ClassMark } from '#charts/ClassMark.tsx';
import { layers } from '#layers/index.ts';
import type { Block } from '#nn/block.ts';
import type { LayerRegistry } from '#nn/layer.ts';
import { UNITS_SHOWN } from '#nn/limits.ts';
import { isConfined } from '#nn/objective.ts';
import { formatShape, sizeOf } from '#nn/shape.ts';
import type { Selection } from '#state/editor.ts';
import { hoverUnit } from '#state/hover.ts';
import { editor, useEditor } from '#state/useEditor.ts';
import { Button } from '#ui/Button.tsx';
import { classes } from '#ui/classes.ts';
import { formatCount } from '#ui/format.ts';
import { IconButton } from '#ui/IconButton.tsx';
import styles from './BlockView.module.css';
import { blockKey, focusSelected } from './blockActions.ts';
import { blockTitle, useDrag } from './drag.ts';
import type { PlacedColumn } from './stackLayout.ts';
import { useLift } from './useLift.ts';

interface BlockViewProps {
  column: PlacedColumn;
  /** Absent for the input column. */
  block: Block | undefined;
  index: number;
  vertical: boolean;
  /** Little room for the label. */
  crowded: boolean;
  /** Where labels begin, across. */
  foot: number;
  selection: Selection | undefined;
  /** The first unit shown of a paged block. */
  first: number;
  onPage: (first: number) => void;
}

/** What can be pressed, focused and read of one block; the picture itself is on the canvas below. */
export function BlockView({ column, block, index, vertical, crowded, foot, selection, first, onPage }: BlockViewProps) {
  const data = useEditor((s) => s.data);
  const inference = useEditor((s) => s.inference);
  const loss = useEditor((s) => s.document.training.loss);
  const last = useEditor((s) => s.document.network.length - 1);
  const lifted = useDrag((s) => s.cargo?.kind === 'block' && s.cargo.id === block?.id);
  const lifting = useLift(block ? { kind: 'block', id: block.id } : undefined);
  const inferred = block && inference.byId.get(block.id);
  const problem = block && inference.problems.find((p) => p.block === block.id && p.severity !== 'notice');
  const output = inferred?.output;
  const units = block ? (output ? sizeOf(output.shape) : 0) : data.featureNames.length;
  const title = block ? blockTitle(index) : 'Input';
  const definition = block && (layers as LayerRegistry)[block.type];
  const detail = block && definition ? definition.detail(block as never) : '';
  const shape = output ? formatShape(output.shape) : block ? '[?]' : `[${units}]`;
  const frozen = block?.trainable === false;
  const unitField = block && definition?.fields['units']?.kind === 'int' ? (block['units'] as number) : undefined;
  const isLast = index >= 0 && index === last;
  const logits = isLast && (loss === 'crossEntropy' || loss === 'binaryCrossEntropy') && !isConfined(block);
  const isAnswer = isLast && data.classNames.length === units;

  const lastTile = column.tiles.at(-1) ?? { x: 0, y: 0, size: 0 };

  const onKeyDown = (event: KeyboardEvent) => {
    if (!block || event.target !== event.currentTarget) return;
    if (!blockKey(block.id, event.key, { alt: event.altKey, ctrl: event.ctrlKey || event.metaKey })) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Delete' || event.key === 'Backspace') focusSelected();
  };
  const setUnits = (value: number) =>
    block && editor().change(`${title}: ${value} units`, [{ kind: 'set', id: block.id, values: { units: value } }]);
  const unitName = (t: number) =>
    block ? `${title}, unit ${first + t + 1} of ${units}` : `Input ${data.featureNames[t]}`;

  return (
    <li
      className={classes(
        styles['block'],
        selection && styles['selected'],
        problem && styles['wrong'],
        frozen && styles['frozen'],
        lifted && styles['lifted'],
      )}
      style={{ left: column.x, top: column.y, width: column.width, height: column.height }}
      data-block-id={column.id}
    >
      {selection && unitField !== undefined && !vertical && (
        <div className={styles['stepper']}>
          <IconButton
            label={`One unit fewer in ${title}`}
            disabled={unitField <= 1}
            onClick={() => setUnits(unitField - 1)}
          >
            <Minus size={14} aria-hidden />
          </IconButton>
          <span>
            {unitField} {unitField === 1 ? 'unit' : 'units'}
          </span>
          <IconButton label={`One unit more in ${title}`} onClick={() => setUnits(unitField + 1)}>
            <Plus size={14} aria-hidden />
          </IconButton>
        </div>
      )}
      {column.tiles.map((box, t) => (
        <button
          key={t}
          type="button"
          className={classes(styles['unit'], selection?.unit === first + t && styles['pinned'])}
          style={{ left: box.x - column.x, top: box.y - column.y, width: box.size, height: box.size }}
          data-unit={first + t}
          data-block={column.id}
          tabIndex={t === 0 ? 0 : -1}
          aria-label={unitName(t)}
          aria-pressed={selection?.unit === first + t}
          onClick={() =>
            editor().select(
              selection?.unit === first + t ? { block: column.id } : { block: column.id, unit: first + t },
            )
          }
          onPointerMove={(event) => {
            if (event.pointerType === 'touch') return;
            const tile = event.currentTarget.getBoundingClientRect();
            hoverUnit({
              block: column.id,
              unit: first + t,
              at: pointAt(
                data.domain,
                (event.clientX - tile.left) / tile.width,
                (event.clientY - tile.top) / tile.height,
              ),
            });
          }}
          onPointerLeave={() => hoverUnit(undefined)}
          onFocus={(event) =>
            event.target.matches(':focus-visible') && hoverUnit({ block: column.id, unit: first + t })
          }
          onBlur={() => hoverUnit(undefined)}
        />
      ))}
      {!block &&
        !vertical &&
        column.tiles.map((box, t) => (
          <span
            key={t}
            className={styles['feature']}
            style={{ right: column.width - (box.x - column.x) + 6, top: box.y - column.y + box.size / 2 }}
          >
            {data.featureNames[t]}
          </span>
        ))}
      {vertical && (!block || isAnswer) && (
        <span
          className={styles['names']}
          style={{ left: lastTile.x - column.x + lastTile.size + 12, top: lastTile.y - column.y + lastTile.size / 2 }}
        >
          {block
            ? data.classNames.map((name, i) => (
                <i key={name}>
                  <ClassMark index={i} /> {name}
                </i>
              ))
            : data.featureNames.map((name) => <i key={name}>{name}</i>)}
        </span>
      )}
      {isAnswer &&
        column.single &&
        column.tiles.map((box, t) => (
          <span
            key={t}
            className={styles['class']}
            style={{ left: box.x - column.x + box.size + 8, top: box.y - column.y + box.size / 2 }}
          >
            <ClassMark index={t} /> {data.classNames[t]}
          </span>
        ))}
      <button
        type="button"
        className={styles['label']}
        style={vertical ? { top: 4, left: 8, right: 8 } : { top: foot - column.y + 10 }}
        aria-pressed={selection !== undefined && selection.unit === undefined}
        aria-describedby={problem ? `problem-${column.id}` : undefined}
        aria-keyshortcuts={block ? 'Space Alt+ArrowLeft Alt+ArrowRight Delete Control+D' : undefined}
        title={block ? 'Click to select, drag to move; Space lifts it with the keyboard' : 'What the network is given'}
        onClick={() => editor().select(selection && selection.unit === undefined ? undefined : { block: column.id })}
        onKeyDown={onKeyDown}
        {...(block ? lifting : {})}
      >
        <b>
          {title}
          {detail && !crowded && ` · ${detail}`}
        </b>
        {detail && crowded && <span>{detail}</span>}
        <span>
          {shape}
          {logits && !crowded ? ' logits' : ''}
          {frozen ? ' frozen ✻' : ''}
        </span>
        <span className={styles['count']}>
          {block
            ? `${formatCount(inferred?.parameterCount ?? 0)}${crowded ? '' : ' parameters'}`
            : crowded
              ? ''
              : planeText(data)}
        </span>
        {block && vertical && <GripVertical size={20} aria-hidden className={styles['grip']} data-grip />}
      </button>
      {selection && vertical && unitField !== undefined && (
        <div className={styles['downStepper']}>
          <IconButton
            look="outlined"
            label={`One unit fewer in ${title}`}
            disabled={unitField <= 1}
            onClick={() => setUnits(unitField - 1)}
          >
            <Minus size={16} aria-hidden />
          </IconButton>
          <span>{unitField} units</span>
          <IconButton look="outlined" label={`One unit more in ${title}`} onClick={() => setUnits(unitField + 1)}>
            <Plus size={16} aria-hidden />
          </IconButton>
        </div>
      )}
      {units > UNITS_SHOWN && (
        <div className={styles['pager']}>
          <IconButton
            label="Earlier units"
            disabled={first === 0}
            onClick={() => onPage(Math.max(0, first - UNITS_SHOWN))}
          >
            <ChevronLeft size={14} aria-hidden />
          </IconButton>
          <span>
            {first + 1}–{Math.min(units, first + UNITS_SHOWN)} of {units}
          </span>
          <IconButton
            label="Later units"
            disabled={first + UNITS_SHOWN >= units}
            onClick={() => onPage(first + UNITS_SHOWN)}
          >
            <ChevronRight size={14} aria-hidden />
          </IconButton>
        </div>
      )}
      {problem && (
        <div className={styles['problem']} id={`problem-${column.id}`} role="alert">
          <p>{problem.message}</p>
          {problem.fixes?.map((fix) => (
            <Button key={fix.label} look="outlined" onClick={() => editor().change(fix.label, fix.changes)}>
              {fix.label}
            </Button>
          ))}
        </div>
      )}
    </li>
  );
}

/** The point of the plane (or line) under a place in a tile, both shares from the top left. */
function pointAt(domain: readonly (readonly [number, number])[], across: number, down: number): number[] {
  return domain.map(([low, high], d) => low + (high - low) * (d === 0 ? across : 1 - down));
}

function planeText(data: { dimensions: number; domain: readonly (readonly [number, number])[] }): string {
  const [low, high] = data.domain[0]!;
  return `${data.dimensions === 1 ? 'line' : 'plane'}, ${low < 0 ? `−${-low}` : low} … ${high}`;
}
