import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { datasets } from '#data/index.ts';
import { readExample } from '#examples/readExample.ts';
import { layers } from '#layers/index.ts';
import { everyPart } from '#testing/lessonFiles.ts';
import { documentsOf } from './documents.ts';
import { sentence } from './readLesson.ts';
import { readMarkdown } from './readMarkdown.ts';
import { writeMarkdown } from './writeMarkdown.ts';

const registries = { layers, datasets };
const read = (text: string) => {
  const reading = readMarkdown(text, registries);
  if (!reading.lesson) throw new Error(reading.problems.map((p) => `${p.line}: ${sentence(p)}`).join('\n'));
  return reading;
};
const problems = (text: string) => readMarkdown(text, registries).problems.map((p) => `${p.line}: ${sentence(p)}`);

describe('a file of a lesson', () => {
  it('is read with all it holds, and written again it is the same lesson with the same comments', () => {
    const first = read(everyPart);
    expect(first.lesson.parts[0]).toMatchObject({
      id: 'first',
      allow: ['run', 'seed', 'a.units', 'training.optimizer'],
      pointAt: [{ block: 'a' }, { block: 'a', unit: 1, input: 0 }, { panel: 'answer' }],
      show: { mode: 'theatre' },
    });
    expect(first.lesson.parts[0]!.ask.map(({ kind }) => kind)).toEqual(
      'choice several number slider order text draw match arithmetic'.split(' '),
    );
    expect(first.lesson.parts[0]!.ask[0]).toMatchObject({
      choices: [{ says: 'Yes' }, { says: 'No, never', right: true, reply: 'A line is *straight*.' }],
    });
    expect(first.comments.map(({ before }) => before)).toEqual([
      'lesson',
      'shelf',
      'sources[0]',
      'parts[0]',
      'parts[0].text[1]',
      'parts[0].allow',
      'parts[0].ask[0].choices[1]',
      'parts[0].ask[2].$',
      '$',
    ]);
    const written = writeMarkdown(first.lesson, first.comments);
    const second = read(written);
    expect(second.lesson).toEqual(first.lesson);
    expect(second.comments).toEqual(first.comments);
    expect(writeMarkdown(second.lesson, second.comments)).toBe(written);
  });

  it('gives each part the document that its author meant', () => {
    const [first, second] = documentsOf(read(everyPart).lesson, registries);
    expect(first).toMatchObject({ title: 'Every part', view: { mode: 'theatre', lenses: { odds: { steps: 5000 } } } });
    expect(second!.network[0]).toMatchObject({ id: 'a', units: 3 });
    expect(second!.variants).toMatchObject([{ name: 'two' }]);
  });

  const change = (from: string | RegExp, to: string) => {
    expect(everyPart).toMatch(from);
    return problems(everyPart.replace(from, to));
  };
  it('says what is wrong, with its line and path, in one sentence', () => {
    expect(change('minutes: 5', 'minutes: 500')).toEqual([
      '6: minutes must be a whole number from 1 to 120, received 500',
    ]);
    expect(change('minutes: 5', 'hours: 5')).toEqual(['6: hours is no field here']);
    expect(change('lesson: 1', 'lesson: 2')[0]).toMatch(/^3: lesson is 2: this lesson was made by a newer version/);
    expect(change('kind: choice', 'kind: guess')[0]).toMatch(
      /^\d+: parts\[0\]\.ask\[0\]\.kind must be one of choice, several/,
    );
    expect(change('units": 2', 'units": 0')[0]).toMatch(
      /^\d+: parts\[0\]\.document cannot be used: a: dense: units must/,
    );
    expect(change('a.units,', 'b.units,')[0]).toMatch(/parts\[0\]\.allow names b\.units/);
    expect(change('- a 1 0', '- z 1 0')[0]).toMatch(/parts\[0\]\.pointAt\[1\] names z/);
    expect(change('of: solve', 'of: nothing')[0]).toMatch(/hints\[0\]\.of names no question or goal/);
    expect(change('trainLoss < 0.05', 'trainLos < 0.05')[0]).toMatch(/goals\[0\]\.when\[0\] names trainLos/);
    expect(change('mostParameters: 20', 'mostParameters: 20\nstarts: 8 of 10')[0]).toMatch(
      /goals\[0\] counts starts by one score alone/,
    );
    expect(change('"steps": 5000,', '"steps": 5000, "change": {"training": {"batchSize": 2}},')[0]).toMatch(
      /goals\[0\]\.solution changes training\.batchSize, which allow/,
    );
    expect(change('https://example.org/b', 'http://example.org/b')[0]).toMatch(
      /parts\[0\]\.text a link must lead to https/,
    );
    expect(change('https://example.org/b', 'javascript:alert')[0]).toMatch(/a link must lead to https/);
    expect(change('- one', '- <img src=x>')[0]).toMatch(/there is no HTML/);
    expect(change('z = Wx + b', '\\href{https://a.b}{c}')[0]).toMatch(/a formula may not hold \\href/);
    expect(change('in two = 9', 'in three = 9')[0]).toMatch(/quotes a number of three, which is none of A, two/);
    expect(change('```takeaway', '```sidebar')[0]).toMatch(/begins with "sidebar", which is none of part/);
    expect(change('{#second}', '{#first}')[0]).toMatch(/parts\[1\]\.id is used twice: first/);
    expect(problems('# Nothing')[0]).toMatch(/^1: lesson must begin with a line of ---/);
    expect(problems(everyPart.slice(0, everyPart.indexOf('```takeaway') + 20))[0]).toMatch(/has no closing/);
  });

  it.each(['st[[eps', 'steps]', '[', '.', ']].[', 'a[b]c', '💡['])(
    'finds the line of a key that ends in anything: %s',
    (key) => {
      const text = everyPart.replace('solution: {"steps": 5000', () => `solution: {"${key}": 5000`);
      const { problems } = readMarkdown(text, registries);
      const line = text.split('\n').findIndex((one) => one.includes(`"${key}"`)) + 1;
      expect(problems.find(({ path }) => path.startsWith('parts[0].goals[0].solution.'))).toMatchObject({ line });
    },
  );

  it('holds hostile words as text', () => {
    const text = '"; DROP \\<script>alert(1)\\</script> [[__proto__]] `<b>` $x';
    const { lesson } = read(everyPart.replace('Now with three.', text));
    expect(lesson.parts[1]!.text).toContain(text);
    expect(read(writeMarkdown(lesson)).lesson).toEqual(lesson);
  });

  const folder = fileURLToPath(new URL('../examples', import.meta.url));
  const files = readdirSync(folder).filter((name) => name.endsWith('.md'));
  it.each(files)('is what an example is, of one part: %s', (name) => {
    const text = readFileSync(`${folder}/${name}`, 'utf8');
    const { document, ...said } = readExample(text);
    const { lesson } = read(text);
    const { parts, ...front } = lesson;
    expect(front).toMatchObject(said);
    expect(parts).toMatchObject([{ id: said.id, title: said.title }]);
    expect({ title: lesson.title, ...parts[0]!.document }).toEqual(document);
    expect(read(writeMarkdown(lesson)).lesson).toEqual(lesson);
  });
});
