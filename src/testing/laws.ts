/** @file For tests: the laws of documents, patches and runs, as functions that throw where one is broken. */
import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import { applyPatch } from '#nn/applyPatch.ts';
import { compactDocument } from '#nn/compactDocument.ts';
import { type Registries, readDocument, type StrataDocument } from '#nn/document.ts';
import { mergePatch } from '#nn/patch.ts';
import { patchBetween } from '#nn/patchBetween.ts';
import type { Recipe } from '#nn/recipe.ts';

/** As JSON has it: −0 is 0, and what is undefined is not there. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

function same(got: unknown, wanted: unknown, what: string): void {
  if (!isDeepStrictEqual(plain(got), plain(wanted))) expect(plain(got), what).toEqual(plain(wanted));
}

/** read ∘ write = identity: as it is saved and shared, and as it stands. */
export function readsBack(document: StrataDocument, registries: Registries): void {
  const reread = (value: unknown, what: string) => {
    const { document: back, problems, remark } = { remark: undefined, ...readDocument(plain(value), registries) };
    same(back ?? problems, document, what);
    same(remark?.found.code ?? '', '', `${what}: remark`);
    return back;
  };
  const compact = compactDocument(document, registries);
  reread(document, 'in full');
  const back = reread(compact, 'compact');
  same(compactDocument(back!, registries), compact, 'compact again');
}

const saysOf = ({ seed, data, training, network, phases = [] }: Recipe) => ({ seed, data, training, network, phases });

/** apply ∘ between = identity, read or merely merged. */
export function patchesThere(a: StrataDocument, b: StrataDocument, registries: Registries): void {
  const patch = plain(patchBetween(a, b, registries));
  const { document, problems } = applyPatch(a, patch, registries);
  same(document ? saysOf(document) : problems, saysOf(b), 'applied');
  same(saysOf(mergePatch(a, patch as object, registries)), saysOf(b), 'merged');
  if (document) same(patchBetween(document, b, registries), {}, 'what is left');
}
