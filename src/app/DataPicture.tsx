import { useEffect, useMemo, useState } from 'react';
import { drawPoints } from '#charts/points.ts';
import { type CanvasSize, useCanvas } from '#charts/useCanvas.ts';
import type { DatasetType } from '#data/index.ts';
import { type PreparedData, prepareData } from '#data/prepare.ts';
import { targetLimit } from '#lenses/answer/answerPicture.ts';
import { drawValuePoints } from '#lenses/answer/drawValuePoints.ts';
import { plotPoints } from '#lenses/answer/plotPoints.ts';
import type { StrataDocument } from '#nn/document.ts';
import { drawThumbnail } from '#samples/drawSample.ts';
import { loadData } from '#state/keptImports.ts';
import { thumbnailData } from './data/drawSamples.ts';
import { familyOf } from './data/recipe.ts';
import { useGenerator } from './data/useGenerator.ts';

/** The samples of a document's data, drawn small. Decoration beside a title: silent. */
export function DataPicture({ document, className }: { document: StrataDocument; className?: string | undefined }) {
  const drawn = useGenerator(document.data.type);
  const found = useRows(document);
  const draw = useMemo(() => {
    const { type } = document.data;
    if (!drawn || !found) return () => {};
    if (familyOf(type) === 'points') return pointsPicture(prepareData(document.data, document.seed));
    const data = thumbnailData(type as DatasetType, document.data);
    return (context: CanvasRenderingContext2D, { width, height, ratio }: CanvasSize) =>
      drawThumbnail(context, data, width, height, ratio);
  }, [document.data, document.seed, drawn, found]);
  const { ref } = useCanvas(draw, { still: true });
  return <canvas ref={ref} aria-hidden className={className} />;
}

/** Whether the rows of a table are at hand, or are not to be had. */
function useRows({ data }: StrataDocument): boolean {
  const [loaded, setLoaded] = useState<unknown>();
  useEffect(() => {
    if (data.type === 'table') void (loadData(data) ?? Promise.resolve()).finally(() => setLoaded(data));
  }, [data]);
  return data.type !== 'table' || loaded === data;
}

function pointsPicture(data: PreparedData) {
  const { test: _, wrong: __, ...points } = plotPoints(data);
  const limit = targetLimit(data.targets);
  return (context: CanvasRenderingContext2D, { width, height }: CanvasSize) => {
    const [low, high] = data.domain[0]!;
    const [bottom, top] = data.domain[1] ?? [-1.3 * limit, 1.3 * limit];
    const toX = (x: number) => ((x - low) / (high - low)) * width;
    const toY = (y: number) => ((top - y) / (top - bottom)) * height;
    const radius = points.count > 20 ? 1.5 : 4;
    if (data.task === 'regression') drawValuePoints(context, points, data.targets, limit, toX, toY, radius);
    else drawPoints(context, points, toX, toY, { radius });
  };
}
