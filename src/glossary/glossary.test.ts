import katex from 'katex';
import { describe, expect, it } from 'vitest';
import { findTerms } from './findTerms.ts';
import { glossary } from './index.ts';

const MOST_WORDS = 26;
const sentences = (text: string) => text.split(/(?<=[.?!])\s+/);

describe('the glossary', () => {
  it('has one entry for each id and each name', () => {
    expect(new Set(glossary.map((t) => t.id)).size).toBe(glossary.length);
    expect(new Set(glossary.map((t) => t.name.toLowerCase())).size).toBe(glossary.length);
  });

  it('points only to entries that exist, and not to the same one', () => {
    const ids = new Set(glossary.map((t) => t.id));
    for (const { id, see = [] } of glossary) {
      expect(see, id).not.toContain(id);
      for (const other of see) expect(ids.has(other), `${id} → ${other}`).toBe(true);
    }
  });

  it.each(glossary.map((term) => [term.name, term] as const))('%s is found first by its name', (name, term) => {
    expect(findTerms(name, glossary)[0]).toBe(term);
    for (const other of term.also) expect(findTerms(other, glossary), other).toContain(term);
  });

  it.each(glossary.map((term) => [term.name, term] as const))('%s is said in short sentences', (_, term) => {
    for (const sentence of sentences(`${term.plain} ${term.field ?? ''}`.trim())) {
      expect(sentence.split(/\s+/).length, sentence).toBeLessThanOrEqual(MOST_WORDS);
      expect(sentence).toMatch(/[.?!]$/);
    }
  });

  it('writes formulas that can be set', () => {
    for (const { formula } of glossary)
      if (formula) expect(() => katex.renderToString(formula, { throwOnError: true })).not.toThrow();
  });

  it('finds whatever case and accents one types, and shows all where nothing is asked', () => {
    expect(findTerms('DECISION', glossary)[0]?.id).toBe('border');
    expect(findTerms('  ', glossary)).toBe(glossary);
    expect(findTerms('qqq', glossary)).toEqual([]);
  });
});
