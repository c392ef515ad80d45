import {
  ArrowLeftRight,
  ChevronsDownUp,
  ChevronsUpDown,
  Copy,
  Ellipsis,
  Group as GroupIcon,
  Plus,
  Trash2,
  Ungroup,
} from 'lucide-react';
import { useState } from 'react';
import { layers } from '#layers/index.ts';
import { layerName } from '#layers/words.ts';
import { type Block, findBlock } from '#nn/block.ts';
import type { LayerRegistry } from '#nn/layer.ts';
import { isContainer, isFolded } from '#stage/layout/stackTree.ts';
import { meantBy } from '#state/selection.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { lazyPart } from '#ui/lazyPart.tsx';
import { Menu, type MenuItem } from '#ui/Menu.tsx';
import {
  addBranch,
  deleteBlock,
  duplicateBlock,
  focusSelected,
  meant,
  toggleFold,
  unwrapBlock,
  wrapBlock,
} from './blockActions.ts';
import { ADD_A_BRANCH, actionsFor, FOLD_TO_ONE_COLUMN, MOVE_DIALOG, wrapIn } from './partsWords.ts';

const MoveDialog = lazyPart(MOVE_DIALOG, () => import('./MoveDialog.tsx').then((m) => m.MoveDialog), {
  floats: true,
});
const registry: LayerRegistry = layers;
const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;
/** The layers that hold others. */
const containers = Object.values(registry).filter(({ type }) => isContainer(registry, type));

/** Everything that can be done with a block, or with the run of which it is one: the way to it by clicks and touch. */
export function BlockMenu({ block, title }: { block: Block; title: string }) {
  const desk = useDesk();
  const { editor } = desk;
  const view = useEditor((s) => s.document.view);
  const selection = useEditor((s) => s.selection);
  const run = meantBy(selection, block.id);
  const [moving, setMoving] = useState(false);
  const holds = isContainer(registry, block.type) && run.length === 1;
  const several = Object.values(registry[block.type]?.slots ?? {}).includes('lists');
  const depth = holds ? (findBlock(editor.store.getState().document.network, registry, block.id)?.depth ?? 0) : 0;
  const folded = holds && isFolded(view, block.id, depth);
  const items: MenuItem[] = [
    { id: 'move', label: 'Move …', icon: <ArrowLeftRight {...icon} />, onSelect: () => setMoving(true) },
    {
      id: 'duplicate',
      label: 'Duplicate',
      icon: <Copy {...icon} />,
      note: 'Ctrl D',
      onSelect: () => duplicateBlock(desk, block.id),
    },
    ...containers.map(
      ({ type }, i): MenuItem => ({
        id: type,
        label: wrapIn(layerName(type)),
        icon: <GroupIcon {...icon} />,
        ruled: i === 0,
        onSelect: () => {
          wrapBlock(desk, block.id, type);
          focusSelected(desk);
        },
      }),
    ),
    ...(holds
      ? [
          {
            id: 'unwrap',
            label: 'Unwrap',
            icon: <Ungroup {...icon} />,
            onSelect: () => {
              unwrapBlock(desk, block.id);
              focusSelected(desk);
            },
          },
          ...(several
            ? [
                {
                  id: 'branch',
                  label: ADD_A_BRANCH,
                  icon: <Plus {...icon} />,
                  onSelect: () => addBranch(desk, block.id),
                },
              ]
            : []),
          {
            id: 'fold',
            label: folded ? 'Unfold' : FOLD_TO_ONE_COLUMN,
            icon: folded ? <ChevronsUpDown {...icon} /> : <ChevronsDownUp {...icon} />,
            note: 'F',
            onSelect: () => toggleFold(desk, block.id),
          },
        ]
      : []),
    {
      id: 'delete',
      label: 'Delete',
      icon: <Trash2 {...icon} />,
      note: 'Del',
      ruled: true,
      onSelect: () => {
        deleteBlock(desk, block.id);
        focusSelected(desk);
      },
    },
  ];
  const name = run.length > 1 ? `${run.length} blocks` : title;
  return (
    <>
      <Menu label={actionsFor(name)} icon={<Ellipsis {...icon} />} items={items} />
      {moving && <MoveDialog ids={meant(desk, block.id).ids} onClose={() => setMoving(false)} />}
    </>
  );
}
