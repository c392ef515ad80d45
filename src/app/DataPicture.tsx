import { useMemo } from 'react';
import { drawPoints } from '#charts/points.ts';
import { useCanvas } from '#charts/useCanvas.ts';
import { prepareData } from '#data/prepare.ts';
import { targetLimit } from '#lenses/answer/answerPicture.ts';
import { drawValuePoints } from '#lenses/answer/drawValuePoints.ts';
import { plotPoints } from '#lenses/answer/plotPoints.ts';
import type { StrataDocument } from '#nn/document.ts';

/** The samples of a document's data, drawn small. Decoration beside a title: silent. */
export function DataPicture({ document, className }: { document: StrataDocument; className?: string | undefined }) {
  const data = useMemo(() => prepareData(document.data, document.seed), [document.data, document.seed]);
  const points = useMemo(() => {
    const { test: _, wrong: __, ...plain } = plotPoints(data);
    return plain;
  }, [data]);
  const { ref } = useCanvas((context, { width, height }) => {
    const [low, high] = data.domain[0]!;
    const [bottom, top] = data.domain[1] ?? [-1.3 * targetLimit(data.targets), 1.3 * targetLimit(data.targets)];
    const toX = (x: number) => ((x - low) / (high - low)) * width;
    const toY = (y: number) => ((top - y) / (top - bottom)) * height;
    const radius = points.count > 20 ? 1.5 : 4;
    if (data.task === 'regression')
      drawValuePoints(context, points, data.targets, targetLimit(data.targets), toX, toY, radius);
    else drawPoints(context, points, toX, toY, { radius });
  });
  return <canvas ref={ref} aria-hidden className={className} />;
}
