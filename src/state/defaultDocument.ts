/** @file What a fresh page shows; the other examples are loaded when the gallery is opened. */
import { readExample } from '#examples/readExample.ts';
import spiral from '#examples/spiral.md?raw';
import type { StrataDocument } from '#nn/document.ts';
import { openExample } from './openExample.ts';

export const defaultDocument: StrataDocument = openExample(readExample(spiral)).document;
