/** @file The example that the page's work came from: known by its title, and as long as the work goes on whatever becomes of that. */
import { useEffect, useState } from 'react';
import { loadPart } from '#base/loadPart.ts';
import { titles } from '#examples/titles.ts';
import { firstExample } from '#state/defaultDocument.ts';
import type { Work } from '#state/moment.ts';
import type { GalleryEntry } from '#state/openExample.ts';
import { useEditor } from '#state/useDesk.ts';

const all = loadPart(() => import('#state/gallery.ts'));
const known = new WeakMap<Work, GalleryEntry>();

/** Undefined where the work came from none, or while the examples are on their way. */
export function useExampleShown(): GalleryEntry | undefined {
  const work = useEditor((s) => s.work);
  const title = useEditor((s) => s.written.title);
  const [, found] = useState<GalleryEntry>();
  if (!known.has(work) && title === firstExample.title) known.set(work, firstExample);
  const example = known.get(work);
  useEffect(() => {
    if (example || !titles.has(title)) return;
    let wanted = true;
    all().then(
      ({ gallery }) => {
        const entry = gallery.find((one) => one.title === title);
        if (!wanted || !entry) return;
        known.set(work, entry);
        found(entry);
      },
      () => {}, // without it there is no caption
    );
    return () => {
      wanted = false;
    };
  }, [example, title, work]);
  return example;
}
