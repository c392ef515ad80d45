import { useEffect, useMemo, useRef, useState } from 'react';
import { useCanvas } from '#charts/useCanvas.ts';
import { layers } from '#layers/index.ts';
import type { StackLayout } from '#stage/layout/stackLayout.ts';
import { stackTree } from '#stage/layout/stackTree.ts';
import type { Box } from '#stage/layout/tiles.ts';
import { LINES_EVERY } from '#stage/lines.ts';
import type { NetworkFrame } from '#stage/networkFrame.ts';
import { StackPainter } from '#stage/stackPainter.ts';
import type { Desk } from '#state/desk.ts';
import { SPARING_DEAR } from '#state/frames.ts';
import { useSample } from '#state/sample.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { useFrames } from '#state/useFrames.ts';
import { useProbe } from '#state/useProbe.ts';
import { classes } from '#ui/classes.ts';
import styles from './Compare.module.css';
import { DifferenceFrame } from './differenceFrame.ts';
import { sameData } from './laneEditor.ts';
import { laneLayout } from './laneLayout.ts';
import { NAMES, paintNames, paintPointer, typeOfNames } from './paintLane.ts';
import { pointer } from './pointer.ts';
import { columnNames, namesInRoom } from './stackNames.ts';

/** Cells along a tile: it is a third as wide as one of the stage. */
const RESOLUTION = 24;
const FIRST = {};
const EXTRAS = {};

interface LaneStackProps {
  readonly label: string;
  /** Of A, whose pointer is everybody's. */
  readonly a: Desk;
  /** Outputs and weights less those of A. */
  readonly difference: boolean;
  readonly className?: string | undefined;
}

/** The network of the desk with its outputs, in the one painter, as large as its box; its layers by name below. */
export function LaneStack({ label, a, difference, className }: LaneStackProps) {
  const { editor } = useDesk();
  const network = useEditor((s) => s.document.network);
  const view = useEditor((s) => s.document.view);
  const inference = useEditor((s) => s.inference);
  const data = useEditor((s) => s.data);
  const loss = useEditor((s) => s.document.training.loss);
  const sample = useSample(data);
  const { at } = pointer(a).use((s) => s);
  const [own] = useState(() => ({ painter: new StackPainter(), difference: new DifferenceFrame() }));
  const tree = useMemo(
    () => stackTree({ network, inference, data, loss, registry: layers, view, first: FIRST, extras: EXTRAS }),
    [network, inference, data, loss, view],
  );
  const layoutIn = useMemo(() => {
    let kept: { width: number; height: number; layout: StackLayout } | undefined;
    return (width: number, height: number): StackLayout => {
      if (kept?.width !== width || kept.height !== height)
        kept = { width, height, layout: laneLayout(tree, width, height) };
      return kept.layout;
    };
  }, [tree]);
  const shownFrame = (): NetworkFrame | undefined => {
    const { frame } = editor;
    if (!difference || !frame) return frame;
    const base = a.editor.frame;
    return base && own.difference.between(frame, base, sameData(editor, a.editor));
  };
  // What changes with every frame lies over what seldom does.
  const follows = useRef(true);
  const lines = useCanvas((context, { width, height }) => {
    const layout = layoutIn(width, height - NAMES);
    follows.current = own.painter.drawLinks(context, layout, wholeOf(layout), shownFrame(), 'weight', undefined);
    typeOfNames(context);
    const names = namesInRoom(columnNames(layout, network), width, (text) => context.measureText(text).width);
    paintNames(context, names, height);
  });
  const tiles = useCanvas((context, { width, height, ratio }) => {
    const layout = layoutIn(width, height - NAMES);
    own.painter.drawTiles(context, layout, wholeOf(layout), shownFrame(), { ratio });
    const [xs, ys] = data.domain;
    if (at && xs && ys && data.dimensions === 2) paintPointer(context, layout, [at[0]!, at[1]!], [xs, ys]);
  });
  useFrames(tiles.invalidate);
  useFrames(
    (frame) => {
      if (follows.current || !frame) lines.invalidate();
    },
    LINES_EVERY,
    SPARING_DEAR,
  );
  const { shown } = data;
  useProbe('units', {
    resolution: RESOLUTION,
    ...(shown ? { axes: shown } : {}),
    ...(data.dimensions === 0 ? { sample } : {}),
  });
  useEffect(() => editor.engine.subscribe('parameters', {}), [editor]);
  return (
    <div role="img" aria-label={label} className={classes(styles['sheets'], className)}>
      <canvas ref={lines.ref} />
      <canvas ref={tiles.ref} />
    </div>
  );
}

const wholeOf = ({ width, height }: StackLayout): Box => ({ x: 0, y: 0, width, height });
