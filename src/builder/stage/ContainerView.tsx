import { ChevronsDownUp, Plus, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useDrag } from '#builder/drag/drag.ts';
import { layers } from '#layers/index.ts';
import type { Block } from '#nn/block.ts';
import type { LayerRegistry } from '#nn/layer.ts';
import { formatShape } from '#nn/shape.ts';
import type { PlacedColumn, PlacedContainer, PlacedLane } from '#stage/layout/stackLayout.ts';
import { countInside } from '#stage/layout/stackTree.ts';
import type { Box } from '#stage/layout/tiles.ts';
import { blockName, blockTitle } from '#state/blockName.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { classes } from '#ui/classes.ts';
import { explains } from '#ui/explains.ts';
import { formatCount } from '#ui/format.ts';
import { IconButton } from '#ui/IconButton.tsx';
import { Arc, Pluses } from './Arc.tsx';
import { BlockLabel } from './BlockLabel.tsx';
import { addBranch, removeBranch, toggleFold } from './blockActions.ts';
import { BlockMenu } from './blockToolsPart.ts';
import { misfits, parametersOf, unknownWords } from './blockWords.ts';
import { ColumnTiles } from './ColumnTiles.tsx';
import styles from './ContainerView.module.css';
import pinnedStyles from './Pinned.module.css';
import { ProblemCard } from './ProblemCard.tsx';
import { pinnedAt, roomOf } from './pinnedPlace.ts';
import { PinnedTiles } from './pinnedTilesPart.ts';
import { captionInSight, pillInSight } from './seenPart.ts';
import { meets, useStage } from './stageContext.ts';
import {
  anotherBranch,
  BODY_SHORTCUT,
  bodyOf,
  EMPTY_BODY,
  EMPTY_BRANCH,
  JOINED_BRANCHES,
  removeBranchOf,
  SHORTCUT_SAYS,
} from './stageWords.ts';

const registry: LayerRegistry = layers;
const at = (box: Box) => ({ left: box.x, top: box.y, width: box.width, height: box.height });

/** A container with all that it holds: a panel round its lists, the way round its body, and the column of its output. */
export function ContainerView({ block, children }: { block: Block; children: ReactNode }) {
  const desk = useDesk();
  const { containers, columns, layout, window, pins } = useStage();
  const network = useEditor((s) => s.document.network);
  const selected = useEditor((s) => (s.selection?.block === block.id ? s.selection : undefined));
  const inRun = useEditor((s) => s.selection?.run?.includes(block.id) ?? false);
  const wrong = useEditor((s) => misfits(s.inference, block.id));
  const known = useEditor((s) => s.inference.byId.get(block.id)?.output !== undefined);
  const parameters = useEditor((s) => parametersOf(s.inference.byId, block));
  const input = useEditor((s) => s.inference.byId.get(block.id)?.input);
  const lifted = useDrag((s) => s.cargo?.kind === 'blocks' && s.cargo.ids.includes(block.id));
  const clash = useDrag((s) => s.preview?.clash?.container === block.id);
  const placed = containers.get(block.id);
  const output = columns.get(block.id);
  if (!placed || !output) return null;
  const { vertical, bare } = layout;
  const title = blockTitle(network, block.id);
  const near = meets(placed, window);
  return (
    <li
      className={classes(lifted && styles['lifted'], pins?.answer === output && pinnedStyles['holder'])}
      data-block-id={block.id}
    >
      <div
        className={classes(
          styles['panel'],
          (selected || inRun) && styles['selected'],
          wrong && styles['wrong'],
          placed.depth % 2 === 1 && styles['within'],
        )}
        style={at(placed)}
      />
      {placed.arc && !vertical && <Arc arc={placed.arc} side={placed.side} bare={bare} clash={clash} />}
      {placed.look === 'sum' && near && !vertical && !bare && <Pluses column={output} clash={clash} />}
      {placed.arc && !placed.side && !bare && (
        <span
          className={styles['pill']}
          style={{ ...at(placed.arc.pill), ...(pins ? pillInSight(placed.arc) : {}) }}
          data-term="residual"
          data-explain={SHORTCUT_SAYS}
        >
          <b>shortcut</b>
          {placed.arc.pill.width > 132 && ` identity${input ? ` · ${formatShape(input.shape)}` : ''}`}
        </span>
      )}
      {!bare && <Lanes block={block} placed={placed} selected={selected !== undefined} />}
      {children}
      {(near || pins?.answer === output) && (
        <Output block={block} column={output} title={title} unit={selected?.unit} />
      )}
      <div
        className={classes(styles['caption'], vertical && styles['top'])}
        style={{ ...at(placed.caption), ...(pins ? captionInSight(placed.caption) : {}) }}
      >
        <BlockLabel
          block={block}
          className={styles['label']}
          style={{}}
          title={title}
          grip={vertical ? styles['grip'] : undefined}
        >
          {bare ? (
            <span className="visually-hidden">{title}</span>
          ) : (
            <>
              <b>{blockName(network, block.id)}</b>
              <span>
                {sizeWords(block, placed)} ·{' '}
                {known
                  ? `${formatCount(parameters)} ${parameters === 1 ? 'parameter' : 'parameters'}`
                  : unknownWords(wrong)}
              </span>
            </>
          )}
        </BlockLabel>
        {!bare && (
          <span className={styles['tools']} data-menu={block.id}>
            <IconButton label={`Fold ${title}`} onClick={() => toggleFold(desk, block.id)}>
              <ChevronsDownUp size={14} aria-hidden />
            </IconButton>
            {selected && <BlockMenu block={block} title={title} />}
          </span>
        )}
      </div>
      {wrong && (
        <div
          className={styles['problem']}
          style={{ ...at(output), ...roomOf(output, layout.width - output.x - output.width) }}
        >
          <ProblemCard id={block.id} foot={output.foot - output.y} />
        </div>
      )}
    </li>
  );
}

/** "body of 2 blocks", "3 branches". */
function sizeWords(block: Block, { look, lanes }: PlacedContainer): string {
  const count = countInside(block, registry);
  const blocks = `${count} ${count === 1 ? 'block' : 'blocks'}`;
  const branches = `${lanes.length} ${lanes.length === 1 ? 'branch' : 'branches'}`;
  if (look === 'join') return count === 0 ? branches : `${branches}, ${blocks}`;
  return lanes[0]?.empty ? 'empty' : bodyOf(blocks);
}

/** The names of branches, what an empty list does, and the way to another branch. */
function Lanes({ block, placed, selected }: { block: Block; placed: PlacedContainer; selected: boolean }) {
  const desk = useDesk();
  const network = useEditor((s) => s.document.network);
  const name = blockName(network, block.id) ?? '';
  const slot = Object.keys(registry[block.type]!.slots!)[0]!;
  return (
    <>
      {placed.side && (
        <span className={classes(styles['lane'], styles['side'])} style={at(placed.side)}>
          <b>shortcut</b>
        </span>
      )}
      {placed.lanes.map((lane, i) => (
        <Lane key={i} lane={lane} sum={placed.look === 'sum'}>
          {selected && lane.branch !== undefined && placed.lanes.length > 1 && (
            <IconButton
              label={removeBranchOf(lane.branch + 1, name)}
              className={styles['remove'] ?? ''}
              onClick={() => removeBranch(desk, block.id, slot, lane.branch!)}
            >
              <X size={12} aria-hidden />
            </IconButton>
          )}
        </Lane>
      ))}
      {placed.more && (
        <button
          type="button"
          className={styles['more']}
          style={at(placed.more)}
          {...explains(anotherBranch(name))}
          onClick={() => addBranch(desk, block.id)}
        >
          <Plus size={14} aria-hidden /> branch
        </button>
      )}
    </>
  );
}

function Lane({ lane, sum, children }: { lane: PlacedLane; sum: boolean; children: ReactNode }) {
  return (
    <span className={classes(styles['lane'], sum && styles['body'])} style={at(lane)}>
      {lane.branch !== undefined && (
        <>
          branch {lane.branch + 1}
          {children}
        </>
      )}
      {lane.empty && (
        <i style={{ top: lane.axis - lane.y }} data-explain={sum ? EMPTY_BODY : EMPTY_BRANCH}>
          <span>{sum ? 'empty' : 'identity'}</span>
        </i>
      )}
    </span>
  );
}

/** What comes out of a container: its tiles, and how they come about. */
function Output({
  block,
  column,
  title,
  unit,
}: {
  block: Block;
  column: PlacedColumn;
  title: string;
  unit: number | undefined;
}) {
  const { containers, layout, pins, perMap } = useStage();
  const { vertical } = layout;
  const pinned = pins?.answer === column;
  const beyond = layout.width - column.x - column.width;
  const shape = useEditor((s) => s.inference.byId.get(block.id)?.output?.shape);
  const sum = containers.get(block.id)?.look === 'sum';
  return (
    <div
      className={classes(styles['output'], pinned && pinnedStyles['pinned'])}
      style={pinned ? { ...roomOf(column, beyond), ...pinnedAt(column, 'answer', beyond) } : at(column)}
      data-pinned={pinned ? 'answer' : undefined}
    >
      {pinned && <PinnedTiles column={column} perMap={perMap} />}
      <ColumnTiles column={column} title={title} vertical={vertical} unit={unit} />
      {column.lines > 0 && (
        <span
          className={classes(styles['sum'], vertical && styles['inRow'])}
          style={vertical ? { top: 8, left: 8 } : { top: column.foot - column.y + 12 }}
        >
          <b>{sum ? '+' : 'joined'}</b>
          {shape && <span>{formatShape(shape)}</span>}
          {column.lines === 3 && <span>{sum ? BODY_SHORTCUT : JOINED_BRANCHES}</span>}
        </span>
      )}
    </div>
  );
}
