import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compactDocument } from '#nn/compactDocument.ts';
import { readDocument } from '#nn/document.ts';
import { sentenceOf } from '#nn/problemWords.ts';
import { createEditor, registries } from '#state/editor.ts';
import { arbitraryBroken, arbitraryDocument } from '#testing/arbitraryDocument.ts';
import { FakeEngine } from '#testing/fakeEngine.ts';
import { effort, isSentence } from './effort.ts';

/** What is read can be edited, kept and read again; what is not is refused in sentences. */
function holds(value: unknown): void {
  const { document, problems } = readDocument(value, registries);
  if (!document) {
    expect(problems.length).toBeGreaterThan(0);
    for (const problem of problems) expect(sentenceOf(problem)).toSatisfy(isSentence);
    return;
  }
  const editor = createEditor(document, (listeners) => new FakeEngine(listeners));
  const kept = compactDocument(editor.snapshot(), registries);
  expect(readDocument(JSON.parse(JSON.stringify(kept)), registries).problems ?? []).toEqual([]);
  editor.undo();
  editor.dispose();
}

it('any document can be opened, kept and opened again', () => {
  fc.assert(fc.property(arbitraryDocument(registries), holds), effort(0.25));
});

it('any broken document is refused in sentences, or opened', () => {
  fc.assert(fc.property(arbitraryBroken(registries), holds), effort(0.25));
});
