/** @file The example that the page's work came from: known by title, data and blocks when it is first shown, and as long as the work goes on whatever becomes of it. */
import { useEffect, useState } from 'react';
import { loadPart } from '#base/loadPart.ts';
import { titles } from '#examples/titles.ts';
import { firstExample } from '#state/defaultDocument.ts';
import type { Work } from '#state/moment.ts';
import type { GalleryEntry } from '#state/openExample.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { comesOf } from './exampleOf.ts';

const all = loadPart(() => import('#state/gallery.ts'));
const known = new WeakMap<Work, GalleryEntry>();

/** Undefined where the work came from none, or while the examples are on their way. */
export function useExampleShown(): GalleryEntry | undefined {
  const { editor } = useDesk();
  const work = useEditor((s) => s.work);
  const title = useEditor((s) => s.written.title);
  const [, found] = useState<GalleryEntry>();
  if (
    !known.has(work) &&
    title === firstExample.title &&
    comesOf(firstExample.document, editor.store.getState().written)
  )
    known.set(work, firstExample);
  const example = known.get(work);
  useEffect(() => {
    if (example || !titles.has(title)) return;
    let wanted = true;
    all().then(
      ({ gallery }) => {
        const entry = gallery.find((one) => one.title === title);
        if (!wanted || !entry || !comesOf(entry.document, editor.store.getState().written)) return;
        known.set(work, entry);
        found(entry);
      },
      () => {}, // without it there is no caption
    );
    return () => {
      wanted = false;
    };
  }, [editor, example, title, work]);
  return example;
}
