import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { wordsIn } from './wordsPlace.ts';

const src = fileURLToPath(new URL('../src', import.meta.url));
/** Folders of the page: what the engine, its data and the commands say is codes with words in `nn`, or errors of files (`data`, `lesson`). */
const PAGE = /^(?:app|builder|charts|compare|embed|lenses|lessons|samples|stage|state|ui)\//;
const WORDS_FILE = /(?:Words|Texts?|[./]words|[./]text)\.ts$/;

/** Files whose one reason is words, under the name of what they tell. */
const tellers: Readonly<Record<string, string>> = {
  'app/divergence.ts': 'what ran away, in a sentence',
  'app/runs/runTable.ts': 'headings of a table that is saved',
  'builder/inspector/numberNames.ts': 'names of single numbers',
  'builder/inspector/unitNames.ts': 'names of units and cells',
  'charts/axis.ts': 'numbers on an axis',
  'charts/lineModel.ts': 'a chart told as text',
  'lenses/bottleneck/story/numberAt.ts': 'names of single numbers',
  'lenses/index.ts': 'the list of lenses: name, sentence and method stand with each',
  'lenses/odds/oddsTable.ts': 'headings of a table that is saved',
  'lenses/weights/kernelGrid.ts': 'names of single weights',
  'lenses/weights/matrix.ts': 'names of single weights',
  'lessons/handIns/classCsv.ts': 'headings of a table that is saved',
  'samples/places.ts': 'places on a plane, in words',
  'samples/sampleView.ts': 'a sample told as text',
  'state/blockName.ts': 'names of places in the network',
  'ui/format.ts': 'numbers as they are read',
};

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /\.tsx?$/.test(path) && !/\.(?:test|d)\.tsx?$|^testing\//.test(path))
  .filter((path) => path.endsWith('.tsx') || (PAGE.test(path) && !WORDS_FILE.test(path)));

/** Texts that no person reads. */
const allowed: readonly { text: RegExp; why: string }[] = [
  { text: /^leave out$/, why: 'a value of the choices of an import, compared and never shown' },
  { text: /^(?:at rest|turned over)$/, why: 'what happens at a moment of the theatre: compared, never shown' },
  { text: /^lesson starts$|^class view$|^strata files$/, why: 'the name of a job, a lock or a store' },
  { text: /\\/, why: 'a formula in TeX' },
  { text: /px "Inter Variable"/, why: 'a typeface' },
  { text: /^(?:calc|clamp|max|min|var)\(/, why: 'a length in a style sheet' },
  { text: /^<iframe /, why: 'code' },
  { text: /\[data-|\[role=|a\[href|^(?:input|textarea|label|button), /, why: 'a selector of elements' },
];

const found = files.map((path) => ({
  path,
  texts: wordsIn(readFileSync(`${src}/${path}`, 'utf8'), path.endsWith('x') ? 'tsx' : 'ts'),
}));

describe('words a person reads', () => {
  it('stand in words files, not in components and other code of the page', () => {
    expect(files.length).toBeGreaterThan(600);
    expect(files.filter((path) => path.endsWith('.tsx')).length).toBeGreaterThan(250);
    const wrong = found
      .filter(({ path }) => !(path in tellers))
      .flatMap(({ path, texts }) =>
        texts
          .filter(({ text }) => !allowed.some((one) => one.text.test(text)))
          .map(({ line, text }) => `src/${path}:${line}: “${text}”`),
      );
    expect(wrong, 'move them to the words file of their folder (…Words.ts)').toEqual([]);
  });

  it('are allowed elsewhere only where they are found', () => {
    const texts = found.flatMap((one) => one.texts);
    for (const { text, why } of allowed)
      expect(
        texts.some((one) => text.test(one.text)),
        why,
      ).toBe(true);
    for (const path of Object.keys(tellers))
      expect(found.find((one) => one.path === path)?.texts, path).not.toEqual([]);
  });
});

describe('what is found', () => {
  const texts = (code: string) => wordsIn(code, 'tsx').map(({ text }) => text);

  it.each([
    ['between tags', 'const a = <p>Two words</p>;', ['Two words']],
    ['between tags, about a value', 'const a = <p>the {n} largest of all</p>;', ['largest of all']],
    ['in an attribute', 'const a = <B label="Read as" />;', ['Read as']],
    ['in a string', "const a = yes ? 'a row' : 'one';", ['a row']],
    ['in a template', 'const a = `map \u0024{k} before`;', ['map ‹› before']],
  ])('%s', (_, code, found) => {
    expect(texts(code)).toEqual(found);
  });

  it.each([
    ['a class', 'const a = <p className="big red" />;'],
    ['a path', 'const a = `M\u0024{x} \u0024{y} L\u0024{x} \u0024{y}`;'],
    ['one word', 'const a = <B label="Undo">{n} steps</B>;'],
    ['a selector', "const a = e.closest('dialog, main');"],
    ['a type', "type A = 'two words';"],
    ['what a fault of the program throws', "throw new Error('two words');"],
    ['an import', "import { a } from 'two words';"],
  ])('not %s', (_, code) => {
    expect(texts(code)).toEqual([]);
  });

  it('with its line', () => {
    expect(wordsIn("\n\nconst a = 'Two words';", 'tsx')).toEqual([{ line: 3, text: 'Two words' }]);
  });
});
