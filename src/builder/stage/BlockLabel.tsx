import { GripVertical } from 'lucide-react';
import type { CSSProperties, KeyboardEvent, MouseEvent, ReactNode } from 'react';
import { useLift } from '#builder/drag/useLift.ts';
import { layers } from '#layers/index.ts';
import type { Block } from '#nn/block.ts';
import { runName } from '#state/blockName.ts';
import { meantBy, stretched } from '#state/selection.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { announce } from '#ui/Announcer.tsx';
import { explains } from '#ui/explains.ts';
import { loadTools } from './blockToolsPart.ts';
import { blockKey } from './stageKeys.ts';
import { blocksSelected, labelSays } from './stageWords.ts';

interface LabelProps {
  /** Absent for the input column. */
  block: Block | undefined;
  className: string | undefined;
  style: CSSProperties;
  /** Full name, for the tooltip. */
  title: string;
  /** A handle at the end: downwards, where the label scrolls with the page. */
  grip?: string | undefined;
  children: ReactNode;
}

/** The name under (or over) a block: pressed it selects, dragged it moves, and the keyboard does both. */
export function BlockLabel({ block, className, style, title, grip, children }: LabelProps) {
  const desk = useDesk();
  const { editor } = desk;
  const id = block?.id ?? 'input';
  const selection = useEditor((s) => s.selection);
  const problem = useEditor((s) => s.inference.problems.some((p) => p.block === id && p.severity !== 'notice'));
  const whole = selection?.block === id && selection.unit === undefined;
  const inRun = selection?.run?.includes(id) ?? false;
  const lifting = useLift(block ? { kind: 'blocks', ids: meantBy(selection, block.id) } : undefined);

  const onKeyDown = (event: KeyboardEvent) => {
    if (!block || event.target !== event.currentTarget) return;
    if (!blockKey(desk, block.id, event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onClick = (event: MouseEvent) => {
    const { document } = editor.store.getState();
    if (!event.shiftKey) return editor.select(whole && !selection?.run ? undefined : { block: id });
    const next = stretched(document.network, layers, selection, id);
    editor.select(next);
    if (next.run) announce(blocksSelected(next.run.length, runName(document.network, next.run)));
  };
  const onContextMenu = (event: MouseEvent<HTMLElement>) => {
    if (!block) return;
    event.preventDefault();
    if (!inRun) editor.select({ block: id });
    const { currentTarget } = event;
    // Once its button is drawn.
    void loadTools().then(() =>
      requestAnimationFrame(() =>
        currentTarget
          .closest('[data-block-id]')
          ?.querySelector<HTMLElement>(`[data-menu="${id}"] button[aria-haspopup=menu]`)
          ?.click(),
      ),
    );
  };
  return (
    <button
      type="button"
      className={className}
      style={style}
      data-label={id}
      aria-pressed={whole || inRun}
      aria-describedby={problem ? `problem-${id}` : undefined}
      aria-keyshortcuts={
        block ? 'Space Alt+ArrowLeft Alt+ArrowRight Shift+ArrowLeft Shift+ArrowRight Delete Control+D' : undefined
      }
      {...explains(block ? labelSays(title) : title)}
      onPointerEnter={() => void loadTools()}
      onFocus={() => void loadTools()}
      onClick={onClick}
      onKeyDown={onKeyDown}
      onContextMenu={onContextMenu}
      {...(block ? lifting : {})}
    >
      {children}
      {block && grip !== undefined && <GripVertical size={20} aria-hidden className={grip} data-grip />}
    </button>
  );
}
