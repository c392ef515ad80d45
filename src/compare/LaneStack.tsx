import { useEffect, useMemo } from 'react';
import { layers } from '#layers/index.ts';
import { stackTree } from '#stage/layout/stackTree.ts';
import { NetworkPicture, type PicturedRun } from '#stage/NetworkPicture.tsx';
import { watchFrames } from '#state/frames.ts';
import { useSample } from '#state/sample.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { useProbe } from '#state/useProbe.ts';

/** Cells along a tile: it is a third as wide as one of the stage. */
const RESOLUTION = 24;
const FIRST = {};
const EXTRAS = {};

/** The network of the desk with its outputs, in the one painter, as large as its box. */
export function LaneStack({ label, className }: { label: string; className?: string | undefined }) {
  const desk = useDesk();
  const { editor } = desk;
  const network = useEditor((s) => s.document.network);
  const view = useEditor((s) => s.document.view);
  const inference = useEditor((s) => s.inference);
  const data = useEditor((s) => s.data);
  const loss = useEditor((s) => s.document.training.loss);
  const lineage = useEditor((s) => s.lineage);
  const sample = useSample(data);
  const tree = useMemo(
    () => stackTree({ network, inference, data, loss, registry: layers, view, first: FIRST, extras: EXTRAS }),
    [network, inference, data, loss, view],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: of another lineage it begins anew
  const run = useMemo(
    (): PicturedRun => ({
      get frame() {
        return editor.frame;
      },
      watch: (listener) => watchFrames(desk, listener),
    }),
    [desk, editor, lineage],
  );
  const { shown } = data;
  useProbe('units', {
    resolution: RESOLUTION,
    ...(shown ? { axes: shown } : {}),
    ...(data.dimensions === 0 ? { sample } : {}),
  });
  useEffect(() => editor.engine.subscribe('parameters', {}), [editor]);
  return <NetworkPicture tree={tree} run={run} label={label} className={className} />;
}
