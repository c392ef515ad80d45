import { useEffect, useState } from 'react';
import { useCanvas } from '#charts/useCanvas.ts';
import type { Entry } from '#library/entry.ts';
import { drawThumbnail } from '#samples/drawSample.ts';
import type { ShownSamples } from '#samples/sampleView.ts';
import type { KeptImages } from '#state/keptImports.ts';

/** Images that a small picture shows. */
const SHOWN = 4;

/** The first of a set of kept images. Decoration beside a title: silent. */
export function ImagesPicture({ entry, className }: { entry: Entry; className?: string | undefined }) {
  const [data, setData] = useState<ShownSamples>();
  useEffect(() => {
    let current = true;
    void firstImages(entry.value as KeptImages).then(
      (found) => current && setData(found),
      () => {}, // then its place stays empty
    );
    return () => {
      current = false;
    };
  }, [entry]);
  const { ref } = useCanvas((context, { width, height, ratio }) => {
    if (data) drawThumbnail(context, data, width, height, ratio);
  });
  return <canvas ref={ref} aria-hidden className={className} />;
}

async function firstImages({ pixels, channels, height, width, labels, classNames }: KeptImages): Promise<ShownSamples> {
  const size = channels * height * width;
  const count = Math.min(SHOWN, labels.length);
  const bytes = new Uint8Array(
    pixels instanceof Blob ? await pixels.slice(0, count * size).arrayBuffer() : pixels.slice(0, count * size),
  );
  return {
    kind: 'image',
    task: 'classification',
    positions: 1,
    shape: [channels, height, width],
    inputsOf: (row) => Float32Array.from(bytes.subarray(row * size, (row + 1) * size), (value) => value / 255),
    targets: Float32Array.from(labels.subarray(0, count)),
    classNames,
    columnNames: [],
    count,
  };
}
