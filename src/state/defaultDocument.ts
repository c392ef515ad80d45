/** @file What a fresh page shows; the other examples are loaded when the gallery is opened, or one of them is shown. */
import { readExample } from '#examples/readExample.ts';
import spiral from '#examples/spiral.md?raw';
import type { StrataDocument } from '#nn/document.ts';
import { type GalleryEntry, openExample } from './openExample.ts';

export const firstExample: GalleryEntry = openExample(readExample(spiral));
export const defaultDocument: StrataDocument = firstExample.document;
