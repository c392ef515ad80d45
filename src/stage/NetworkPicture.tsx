import { useEffect, useState } from 'react';
import { useCanvas } from '#charts/useCanvas.ts';
import type { StackTree } from './layout/stackTree.ts';
import { layoutNetwork } from './layoutNetwork.ts';
import type { NetworkFrame } from './networkFrame.ts';
import { type PaintOptions, paintNetwork } from './paintNetwork.ts';
import { StackPainter } from './stackPainter.ts';

/** A run as its picture needs it. */
export interface PicturedRun {
  /** The present frame of the network that is drawn. */
  readonly frame: NetworkFrame | undefined;
  /** Calls back with every new one; returns what stops it. */
  watch(listener: () => void): () => void;
}

export interface NetworkPictureProps extends Pick<PaintOptions, 'lines' | 'perMap' | 'tokens'> {
  readonly tree: StackTree;
  readonly run: PicturedRun;
  /** Text alternative. */
  readonly label: string;
  readonly className?: string | undefined;
}

/** A network with its live outputs, to be looked at: as large as the box that a style sheet gives it. */
export function NetworkPicture({ tree, run, label, className, ...options }: NetworkPictureProps) {
  const [painter] = useState(() => new StackPainter());
  const { ref, invalidate } = useCanvas((context, { width, height, ratio }) => {
    const layout = layoutNetwork(tree, { width, height }, 'picture');
    paintNetwork(context, layout, run.frame, { ...options, painter, ratio });
  });
  useEffect(() => run.watch(invalidate), [run, invalidate]);
  return <canvas ref={ref} role="img" aria-label={label} className={className} />;
}
