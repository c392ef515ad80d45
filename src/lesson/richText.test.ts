import { describe, expect, it } from 'vitest';
import { plainText, readRichText, safeUrl } from './richText.ts';

const inlines = (words: string) => {
  const [piece] = readRichText(words).pieces;
  return piece?.kind === 'paragraph' ? piece.of : piece;
};

describe('words of a lesson', () => {
  it('are a tree of what they may be', () => {
    expect(inlines('A *small* **[link](https://a.org/x)**, `<b>`, $a_1 + b$ and [[loss]].')).toEqual([
      { kind: 'text', text: 'A ' },
      { kind: 'emphasis', of: [{ kind: 'text', text: 'small' }] },
      { kind: 'text', text: ' ' },
      { kind: 'strong', of: [{ kind: 'link', url: 'https://a.org/x', of: [{ kind: 'text', text: 'link' }] }] },
      { kind: 'text', text: ', ' },
      { kind: 'code', text: '<b>' },
      { kind: 'text', text: ', ' },
      { kind: 'formula', tex: 'a_1 + b' },
      { kind: 'text', text: ' and ' },
      { kind: 'term', text: 'loss' },
      { kind: 'text', text: '.' },
    ]);
    expect(readRichText('1. one\n2. two\n   more').pieces).toMatchObject([
      { kind: 'list', ordered: true, items: [[{ text: 'one' }], [{ text: 'two more' }]] },
    ]);
    expect(plainText(readRichText('It is {{trainLoss@3 = 0.5 }} of $x + y$.'))).toEqual(['It is 0.5 of formula.']);
  });
  it.each(['2 * 3 * 4', 'a $5 bill and $6', '[x] (y)', '\\*not\\*', '{ {x} }', '* ', '**', '$ $', '[[', '](', '`'])(
    'are plain where they only look like something: %s',
    (words) => {
      expect(readRichText(words)).toMatchObject({ pieces: [{ of: [{ kind: 'text' }] }], faults: [] });
    },
  );
  it.each([
    'javascript:alert',
    'http://a.org',
    '//a.org',
    'data:text/html,x',
    'https://user:pass@a.org',
    'JaVaScRiPt:x',
    '/x',
    'https:',
  ])('lead nowhere but to https: %s', (url) => {
    expect(safeUrl(url)).toBeUndefined();
    expect(readRichText(`[a](${url})`).pieces).not.toMatchObject([{ of: [{ kind: 'link' }] }]);
    expect(readRichText(`[a](${url})`).faults).toHaveLength(1);
  });
  it('hold no markup, whatever stands in them', () => {
    for (const words of [
      '<img src=x onerror=alert(1)>',
      '<!-- x -->',
      '</script>',
      '# A heading',
      '```',
      '| a |',
      '> b',
    ])
      expect(readRichText(words).faults.length).toBeGreaterThan(0);
    expect(readRichText('$\\href{x}{y}$').faults).toEqual(['a formula may not hold \\href']);
    expect(readRichText('a < b and b > c').faults).toEqual([]);
  });
  it('are read in time that grows no faster than they do', () => {
    for (const mark of ['*', '**', '[', '$', '`', '{{', '[[', '](', '\\'])
      expect(readRichText(mark.repeat(3000)).pieces.length).toBeGreaterThan(0);
  });
});
