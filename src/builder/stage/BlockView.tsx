import { ChevronLeft, ChevronRight, ChevronsUpDown } from 'lucide-react';
import { memo } from 'react';
import { useDrag } from '#builder/drag/drag.ts';
import { useHeadlines } from '#builder/headlines/headlineState.ts';
import { LayerIcon } from '#builder/palette/LayerIcon.tsx';
import { useTextScale } from '#charts/textScale.ts';
import { layers } from '#layers/index.ts';
import type { Block } from '#nn/block.ts';
import type { LayerRegistry } from '#nn/layer.ts';
import { UNITS_SHOWN } from '#nn/limits.ts';
import { isConfined } from '#nn/objective.ts';
import { formatShape } from '#nn/shape.ts';
import type { Pins } from '#stage/layout/pins.ts';
import type { PlacedColumn } from '#stage/layout/stackLayout.ts';
import { countInside } from '#stage/layout/stackTree.ts';
import { isPaged } from '#stage/pictures.ts';
import { blockTitle } from '#state/blockName.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { classes } from '#ui/classes.ts';
import { formatCount } from '#ui/format.ts';
import { IconButton } from '#ui/IconButton.tsx';
import { lazyPart } from '#ui/lazyPart.tsx';
import { BlockLabel } from './BlockLabel.tsx';
import styles from './BlockView.module.css';
import { toggleFold } from './blockActions.ts';
import { BlockTools } from './blockToolsPart.ts';
import { inputText, misfits, parametersOf, unknownWords } from './blockWords.ts';
import { ColumnTiles } from './ColumnTiles.tsx';
import pinnedStyles from './Pinned.module.css';
import { ProblemCard } from './ProblemCard.tsx';
import { EARLIER_UNITS, LATER_UNITS, WHAT_IS_READ } from './partsWords.ts';
import { pinnedAt, roomOf } from './pinnedPlace.ts';
import { PinnedTiles } from './pinnedTilesPart.ts';
import { SampleStepper } from './SampleStepper.tsx';
import { meets, useStage } from './stageContext.ts';

const registry: LayerRegistry = layers;

const Headline = lazyPart(WHAT_IS_READ, () => import('#builder/headlines/Headline.tsx').then((m) => m.Headline), {
  floats: true,
});

interface BlockViewProps {
  /** Absent for the input column. */
  readonly block: Block | undefined;
  readonly id: string;
}

/** A block that is drawn as one column: a layer, a folded container, or the input. */
export function BlockView({ block, id }: BlockViewProps) {
  const { columns, window, layout, wide, pins, perMap, headlines, scale, onPage } = useStage();
  const column = columns.get(id);
  if (!column) return null;
  const pinned = column === pins?.input ? 'input' : column === pins?.answer ? 'answer' : undefined;
  return (
    <Column
      block={block}
      column={column}
      vertical={layout.vertical}
      wide={wide}
      near={pinned !== undefined || meets(column, window)}
      pinned={pinned}
      beyond={layout.width - column.x - column.width}
      perMap={perMap}
      room={withinPins(headlines.get(id), column, pins)}
      scale={scale}
      onPage={onPage}
    />
  );
}

/** The width of the words over a column: where the row moves beneath what is pinned they stay over their own, so that they are covered with it. */
const withinPins = (room: number | undefined, { width }: PlacedColumn, pins: Pins | undefined): number | undefined =>
  room === undefined || !pins ? room : Math.min(room, width - 8);

const placeOf = ({ x, y, width, height }: PlacedColumn) => ({ left: x, top: y, width, height });

interface ColumnProps {
  readonly block: Block | undefined;
  readonly column: PlacedColumn;
  readonly vertical: boolean;
  readonly wide: boolean;
  readonly near: boolean;
  /** It stays in sight at an end of the row. */
  readonly pinned: 'input' | 'answer' | undefined;
  /** From its right edge to that of the row. */
  readonly beyond: number;
  readonly perMap: boolean;
  /** The width of the words over it. */
  readonly room: number | undefined;
  readonly scale: number;
  readonly onPage: (id: string, first: number) => void;
}

const Column = memo(function Column(props: ColumnProps) {
  const { block, column, vertical, wide, near, pinned, beyond, perMap, room, scale, onPage } = props;
  const { id } = column;
  const desk = useDesk();
  const network = useEditor((s) => s.document.network);
  const data = useEditor((s) => s.data);
  const selected = useEditor((s) => (s.selection?.block === id ? s.selection : undefined));
  const inRun = useEditor((s) => s.selection?.run?.includes(id) ?? false);
  const wrong = useEditor((s) => misfits(s.inference, id));
  const lifted = useDrag((s) => s.cargo?.kind === 'blocks' && s.cargo.ids.includes(id));
  const title = block ? blockTitle(network, block.id) : 'Input';
  const measured = useHeadlines() !== undefined;
  return (
    <li
      className={classes(
        styles['block'],
        (selected || inRun) && styles['selected'],
        wrong && styles['wrong'],
        lifted && styles['lifted'],
        block?.trainable === false && styles['frozen'],
        pinned && pinnedStyles['pinned'],
      )}
      style={{ ...roomOf(column, beyond), ...(pinned ? pinnedAt(column, pinned, beyond) : placeOf(column)) }}
      data-block-id={id}
      data-pinned={pinned}
    >
      {pinned && <PinnedTiles column={column} perMap={perMap} />}
      {near && (
        <ColumnTiles
          column={column}
          title={block ? (title ?? '') : 'Input'}
          vertical={vertical}
          unit={selected?.unit}
        />
      )}
      {measured && room !== undefined && (
        <Headline column={column} title={title ?? ''} room={room} down={vertical} scale={scale} />
      )}
      <Label block={block} column={column} vertical={vertical} title={title} />
      {column.role === 'folded' && column.lines > 0 && (
        <IconButton label={`Unfold ${title}`} className={styles['unfold'] ?? ''} onClick={() => toggleFold(desk, id)}>
          <ChevronsUpDown size={14} aria-hidden />
        </IconButton>
      )}
      {block && selected && <BlockTools block={block} column={column} vertical={vertical} title={title} />}
      {!block && !wide && data.dimensions === 0 && column.lines > 0 && (
        <SampleStepper place={vertical ? 'left' : 'middle'} />
      )}
      <Pager column={column} onPage={onPage} />
      {block && <ProblemCard id={id} foot={column.foot - column.y} />}
    </li>
  );
});

/** Name, what it does, shape and parameters. */
function Label({
  block,
  column,
  vertical,
  title,
}: Pick<ColumnProps, 'block' | 'column' | 'vertical'> & { title: string }) {
  const { id, lines, role, brief } = column;
  const data = useEditor((s) => s.data);
  const network = useEditor((s) => s.document.network);
  const output = useEditor((s) => s.inference.byId.get(id)?.output);
  const parameters = useEditor((s) => parametersOf(s.inference.byId, block));
  const loss = useEditor((s) => s.document.training.loss);
  const inside = block && role === 'folded' ? countInside(block, registry) : 0;
  const { name, detail: says } = column.label ?? { name: 'Input', detail: '' };
  const detail = inside > 0 ? `${inside} inside` : says;
  const wrong = useEditor((s) => misfits(s.inference, id));
  const unknown = block !== undefined && !output;
  const shape = output ? formatShape(output.shape) : block ? unknownWords(wrong) : formatShape(data.shape);
  const isLast = block !== undefined && network.at(-1)?.id === id;
  const scores = isLast && (loss === 'crossEntropy' || loss === 'binaryCrossEntropy') && !isConfined(block);
  const count = formatCount(parameters);
  const spelt = `${count} ${parameters === 1 ? 'parameter' : 'parameters'}`;
  const room = column.width / useTextScale();
  // Downwards everything stands in one line: what has no room is said in fewer words.
  const cramped = vertical && 8.4 * (name.length + detail.length) + 6.6 * (shape.length + spelt.length) + 76 > room;
  // What has none even so stands on its card alone: half a number says nothing.
  const full = vertical && 7.2 * (name.length + detail.length + 3) + 6.2 * (shape.length + count.length) + 60 > room;
  // So is what shares a line with the shape.
  const shared = !vertical && lines === 2 && 6.6 * (shape.length + (scores ? 7 : 0) + spelt.length + 3) > room;
  const words = cramped || shared ? count : spelt;
  const style = vertical
    ? { top: 4, left: 8, right: 8 }
    : lines === 0
      ? { inset: 0, paddingTop: column.foot - column.y + 2 }
      : { top: column.foot - column.y + 10, maxWidth: lines > 2 ? undefined : column.width };
  if (lines === 0)
    return (
      <BlockLabel
        block={block}
        className={classes(styles['label'], styles['sign'])}
        style={style}
        title={`${title}${detail ? `, ${detail}` : ''}, ${shape}`}
      >
        <span className="visually-hidden">{title}</span>
        {column.width >= 18 && column.depth === 0 && (block ? <LayerIcon type={block.type} /> : <i>x</i>)}
      </BlockLabel>
    );
  return (
    <BlockLabel
      block={block}
      className={styles['label']}
      style={style}
      title={title}
      grip={vertical ? styles['grip'] : undefined}
    >
      <b>
        {name}
        {detail && (!brief || vertical) && ` · ${detail}`}
      </b>
      {detail && brief && <span>{detail}</span>}
      <span>
        {shape}
        {scores && !unknown && (!brief || vertical) ? (output?.shape.at(-1) === 1 ? ' score' : ' scores') : ''}
        {block?.trainable === false ? ' frozen ✻' : ''}
        {block && !unknown && lines === 2 && ` · ${words}`}
      </span>
      {lines !== 2 && !(brief && lines === 3) && !(full && block) && !unknown && (
        <span className={styles['count']}>{block ? (brief ? count : words) : lines === 4 ? '' : inputText(data)}</span>
      )}
    </BlockLabel>
  );
}

/** Leafs through the units of a block that has more than are shown. */
function Pager({ column, onPage }: Pick<ColumnProps, 'column' | 'onPage'>) {
  const { units, first, shown } = column.picture;
  if (!isPaged(column.picture) || column.lines === 0) return null;
  return (
    <div className={styles['pager']}>
      <IconButton
        label={EARLIER_UNITS}
        disabled={first === 0}
        onClick={() => onPage(column.id, Math.max(0, first - UNITS_SHOWN))}
      >
        <ChevronLeft size={14} aria-hidden />
      </IconButton>
      <span>
        {first + 1}–{first + shown} of {units}
      </span>
      <IconButton
        label={LATER_UNITS}
        disabled={first + UNITS_SHOWN >= units}
        onClick={() => onPage(column.id, first + UNITS_SHOWN)}
      >
        <ChevronRight size={14} aria-hidden />
      </IconButton>
    </div>
  );
}
