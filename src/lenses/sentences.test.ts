import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseAst } from 'vite';
import { describe, expect, it } from 'vitest';
import { findTerms } from '#glossary/findTerms.ts';
import { glossary } from '#glossary/index.ts';
import { lenses } from './index.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const filesOf = (folder: string) =>
  readdirSync(`${here}/${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !path.includes('.test.'))
    .map((path) => readFileSync(`${here}/${folder}/${path}`, 'utf8'));

/** What a newcomer must be able to look up, wherever a lens begins with it. */
const SPECIALIST =
  /\b(gradient|bias|loss|factor|held-out|class|classes|parameters?|layers?|bottleneck|straight line|unit|units|weights?|shapes?)\b/gi;
const MOST_WORDS = 25;
/** Lenses without a table of numbers to save, each with its reason. */
const NO_TABLE: Readonly<Record<string, string>> = { code: 'it shows a program, which it saves itself' };
const words = (text: string): number => text.split(/\s+/).filter((word) => /\p{L}|\d|…/u.test(word)).length;

type Node = Record<string, unknown>;

/** Every text that a property `sentence` may have; a value in it counts as two words. */
function sentencesIn(text: string): string[] {
  const found: string[] = [];
  const texts = (node: Node): void => {
    if (node['type'] === 'Literal' && typeof node['value'] === 'string') found.push(node['value']);
    else if (node['type'] === 'TemplateLiteral')
      found.push((node['quasis'] as { value: { cooked: string } }[]).map(({ value }) => value.cooked).join('… …'));
    else if (node['type'] === 'ConditionalExpression')
      for (const side of ['consequent', 'alternate']) texts(node[side] as Node);
  };
  const go = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(go);
    if (typeof value !== 'object' || value === null) return;
    const node = value as Node;
    if (node['type'] === 'Property' && (node['key'] as Node)['name'] === 'sentence') texts(node['value'] as Node);
    if (node['type'] === 'VariableDeclarator' && (node['id'] as Node)['name'] === 'sentence')
      texts(node['init'] as Node);
    Object.values(node).forEach(go);
  };
  go(parseAst(text, { lang: 'tsx' }));
  return found;
}

describe.each(lenses.map((lens) => [lens.id, lens] as const))('the lens %s', (id, { summary, method }) => {
  const own = filesOf(id);
  const sentences = [summary, ...own.flatMap(sentencesIn)];

  it('begins with one plain sentence, by rules from its numbers, of at most 25 words', () => {
    expect(sentences.length).toBeGreaterThan(1);
    for (const sentence of sentences) {
      expect(words(sentence), sentence).toBeLessThanOrEqual(MOST_WORDS);
      expect(sentence, sentence).toMatch(/[.…]$/);
    }
  });

  it('says nothing in it that the glossary does not know', () => {
    for (const sentence of sentences)
      for (const [word] of sentence.matchAll(SPECIALIST))
        expect(findTerms(word, glossary).length, `${word} in “${sentence}”`).toBeGreaterThan(0);
  });

  it('has its method behind its badge, in sentences', () => {
    expect(method.says).toMatch(/^[A-Z].*\.$/);
  });

  it('has an empty state, which says what to do and has the button that does it', () => {
    expect(own.some((text) => /<(LensEmpty|Unmeasured|TooLarge)\b/.test(text))).toBe(true);
  });

  it('has its numbers saved as a table, or says why it has none', () => {
    expect(own.some((text) => /\buseLensTable\(/.test(text))).toBe(!(id in NO_TABLE));
  });

  it('says nothing in place of its pictures but by an empty state or a measuring', () => {
    for (const text of own) expect(text).not.toMatch(/<p[^>]*>\s*(?:Not computed|Nothing|There (?:is|are) no)/);
  });
});
