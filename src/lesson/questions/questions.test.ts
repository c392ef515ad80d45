import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { datasets } from '#data/index.ts';
import { layers } from '#layers/index.ts';
import { readMarkdown } from '#lesson/readMarkdown.ts';
import { everyPart } from '#testing/lessonFiles.ts';
import { exampleAnswers, gradeAnswer, type Question, question, questionKinds, readAnswer } from './index.ts';
import { shuffled } from './shuffled.ts';

const { lesson } = readMarkdown(everyPart, { layers, datasets });
const asked = lesson!.parts[0]!.ask;
const made = (value: object): Question => {
  const notes: string[] = [];
  const read = question.read({ id: 'q', ask: 'What?', ...value }, 'q', (path, says) => notes.push(`${path} ${says}`));
  if (!read) throw new Error(notes.join('\n'));
  return read;
};
const faults = (value: object) => {
  const notes: string[] = [];
  question.read({ id: 'q', ask: 'What?', ...value }, 'q', (path, says) => notes.push(`${path} ${says}`));
  return notes.join('\n');
};

describe('every kind of question', () => {
  it('has a file, a line in the list, and a question in the test lesson', () => {
    const files = readdirSync(fileURLToPath(new URL('.', import.meta.url))).map((name) => name.replace('.ts', ''));
    for (const kind of Object.keys(questionKinds)) expect(files).toContain(kind);
    expect(asked.map(({ kind }) => kind).sort()).toEqual(Object.keys(questionKinds).sort());
  });

  const junk = [
    undefined,
    null,
    true,
    -1,
    1e9,
    Number.NaN,
    '',
    'x'.repeat(5000),
    [],
    [[]],
    [null],
    {},
    { length: 3 },
    [[['a', 'b']]],
    Array(5000).fill(0),
  ];
  it.each(asked)('takes no answer that is none, and grades every one that it takes: $kind', (one) => {
    for (const value of junk) {
      const answer = readAnswer(one, value);
      if (answer === undefined) continue;
      const grade = gradeAnswer(one, answer);
      expect([true, false, null]).toContain(grade.right);
      if (grade.share !== undefined) expect(grade.share >= 0 && grade.share <= 1).toBe(true);
    }
  });
  it.each(asked)('knows a right answer and a wrong one, if it has any: $kind', (one) => {
    const { some, right, wrong } = exampleAnswers(one);
    expect(readAnswer(one, some)).toEqual(some);
    if (right !== undefined) expect(gradeAnswer(one, readAnswer(one, right))).toMatchObject({ right: true });
    if (wrong !== undefined) expect(gradeAnswer(one, readAnswer(one, wrong))).toMatchObject({ right: false });
    if (!['draw', 'slider'].includes(one.kind)) expect([right, wrong]).not.toContain(undefined);
  });
  it.each(asked)('reads back what it wrote as JSON: $kind', (one) => {
    expect(question.read(JSON.parse(JSON.stringify(one)), 'q', () => {})).toEqual(one);
    expect(faults({ ...one, stray: 1 })).toMatch(/q\.stray is no field here/);
  });
});

describe('several', () => {
  it('says how many are missing and how many are too many', () => {
    const one = made({
      kind: 'several',
      choices: [{ says: 'a', right: true }, { says: 'b', right: true }, { says: 'c' }],
    });
    expect(gradeAnswer(one, [0, 2])).toMatchObject({
      right: false,
      says: '1 of those you chose is not right. 1 more is right.',
    });
    expect(readAnswer(one, [2, 0, 0])).toEqual([0, 2]);
  });
});

describe('number', () => {
  it('is right within its tolerance and not beyond', () => {
    const one = made({ kind: 'number', right: 0.3, tolerance: 0.1 });
    expect([0.2, 0.4, 0.41].map((n) => gradeAnswer(one, n).right)).toEqual([true, true, false]);
  });
  it('asks for one thing that decides', () => {
    expect(faults({ kind: 'number', right: 1, reading: 'testLoss@3' })).toMatch(/one of them decides/);
    expect(faults({ kind: 'number', reading: 'testLoss' })).toMatch(/must say a metric and its step/);
  });
});

describe('order', () => {
  it('counts pairs, and names the first that is the wrong way round', () => {
    const one = made({ kind: 'order', items: ['a', 'b', 'c'] });
    expect(gradeAnswer(one, [1, 0, 2])).toEqual({ right: false, share: 2 / 3, says: '“a” comes before “b”.' });
    expect(readAnswer(one, [0, 0, 1])).toBeUndefined();
  });
  it('is never shown as it is written', () => {
    for (let count = 2; count < 9; count++) {
      const places = shuffled(count, `question-${count}`);
      expect([...places].sort()).toEqual([...Array(count).keys()]);
      expect(places).not.toEqual([...Array(count).keys()]);
      expect(shuffled(count, `question-${count}`)).toEqual(places);
    }
  });
});

describe('text', () => {
  it('does not mind capitals, accents, spaces and a full stop', () => {
    const one = made({ kind: 'text', accepted: ['The bias'] });
    expect(['the  BIAS.', 'thé bias', '“the bias”', 'a bias'].map((given) => gradeAnswer(one, given).right)).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect(gradeAnswer(made({ kind: 'text' }), 'anything').right).toBeNull();
  });
});

describe('match', () => {
  it('grades units by what they gained over their start', () => {
    const one = made({ kind: 'match', block: 'c', concepts: ['six', 'nine'], gain: 0.3 });
    const gains = [{ six: 0.1, nine: 0.5 }, { six: 0.4 }];
    expect(gradeAnswer(one, [1, 0], { gains })).toMatchObject({ right: true });
    expect(gradeAnswer(one, [0, 0], { gains })).toEqual({ right: false, share: 0.5, says: '“six” belongs elsewhere.' });
    expect(gradeAnswer(one, [-1, 0], { gains })).toMatchObject({ right: false });
    expect(gradeAnswer(one, [1, 0])).toEqual({ right: null });
    expect(faults({ kind: 'match', block: 'c' })).toMatch(/needs pairs, or block, concepts and gain/);
  });
});

describe('draw', () => {
  const side = 72;
  const classes = Array.from({ length: side * side }, (_, cell) => (cell % side < side / 2 ? 0 : 1));
  const plane = {
    side,
    classes,
    low: [-1, -1],
    high: [1, 1],
    points: [
      [-0.5, 0, 0],
      [0.5, 0, 1],
    ],
  } as const;
  const one = made({ kind: 'draw', what: 'border' });
  const share = (...strokes: number[][][]) => gradeAnswer(one, readAnswer(one, strokes), { plane }).share!;
  it('says which share of the plane a border has right, as it stands', () => {
    expect(
      share([
        [0, -1],
        [0, 1],
      ]),
    ).toBe(1);
    // Ends near the edge go on to it.
    expect(
      share([
        [0, -0.95],
        [0, 0.93],
      ]),
    ).toBe(1);
    // A quarter too far to the right: an eighth of the plane is wrong.
    expect(
      share([
        [0.25, -1],
        [0.25, 1],
      ]),
    ).toBeCloseTo(1 - 9 / 71, 2);
    // What parts nothing leaves one class everywhere.
    expect(
      share([
        [0.8, 0.8],
        [0.9, 0.5],
      ]),
    ).toBeCloseTo(0.5, 1);
    // A ring around the right point.
    const ring = Array.from({ length: 40 }, (_, i) => [
      0.5 + 0.3 * Math.cos((i / 40) * 6.283),
      0.3 * Math.sin((i / 40) * 6.283),
    ]);
    expect(share(ring)).toBeCloseTo(0.5 + (Math.PI * 0.09) / 4, 1);
  });
  it('is neither right nor wrong, and waits for what comes out', () => {
    expect(
      gradeAnswer(
        one,
        [
          [
            [0, -1],
            [0, 1],
          ],
        ],
        { plane },
      ),
    ).toMatchObject({ right: null, says: 'Your border and the learned one agree on 100\u202f% of the plane.' });
    expect(
      gradeAnswer(one, [
        [
          [0, -1],
          [0, 1],
        ],
      ]),
    ).toEqual({ right: null });
  });
  describe('of a curve of the run', () => {
    const fields = { kind: 'draw', what: 'curve', of: 'testLoss', steps: 100, top: 2 };
    const flat = (height: number, from = 0, to = 100) => [
      [from, height],
      [to, height],
    ];
    const curve = { x: [0, 50, 100], y: [1, 1, 1] };
    const graded = (strokes: number[][][], real = curve) =>
      gradeAnswer(made(fields), readAnswer(made(fields), strokes), { curve: real });
    it('says how far off it is on average, and over which share it is near', () => {
      expect(graded([flat(1)])).toMatchObject({ right: null, off: 0, share: 1 });
      expect(graded([flat(1.5)])).toMatchObject({ off: 0.5, share: 0 });
      expect(graded([flat(1.15)]).share).toBe(1);
      // A slope from 0 to 2 over a level of 1 is half of 1 off.
      const slope = [
        [0, 0],
        [100, 2],
      ];
      expect(graded([slope]).off).toBeCloseTo(0.5, 1);
      expect(graded([flat(1.5)]).says).toBe(
        'On average your curve lies 0.50 from the real one. It is near over 0\u202f% of the way.',
      );
    });
    it('goes on level where nothing was drawn, takes the last of strokes over one another, and ends where its axis does', () => {
      expect(graded([flat(1.25, 40, 60)]).off).toBeCloseTo(0.25);
      expect(graded([flat(2), flat(1)]).off).toBe(0);
      expect(graded([flat(2)], { x: [0, 100], y: [9, 9] }).off).toBe(0);
      expect(graded([flat(2)], { x: [0], y: [1] }).off).toBe(1);
    });
    it('needs its axes, and has none where the answer is drawn', () => {
      expect(faults({ ...made(fields), steps: undefined })).toMatch(/needs steps/);
      expect(faults({ ...made(fields), top: undefined })).toMatch(/needs top/);
      expect(faults({ ...made(fields), of: undefined })).toMatch(/does not say of what/);
      expect(faults({ ...made(fields), what: 'border' })).toMatch(/asks for a border/);
      expect(faults({ ...made(fields), of: 'testAccuracy', top: undefined })).toBe('');
    });
  });
  it('says over which share of the line a curve is near', () => {
    const curve = { x: [0, 1, 2, 3], y: [0, 1, 2, 3] };
    const drawn = made({ kind: 'draw', what: 'curve' });
    expect(
      gradeAnswer(
        drawn,
        [
          [
            [0, 0],
            [3, 3],
          ],
        ],
        { curve },
      ).share,
    ).toBe(1);
    expect(
      gradeAnswer(
        drawn,
        [
          [
            [0, 0],
            [1, 1],
          ],
        ],
        { curve },
      ).share,
    ).toBe(0.5);
    expect(
      gradeAnswer(
        drawn,
        [
          [
            [0, 1],
            [3, 4],
          ],
        ],
        { curve },
      ).share,
    ).toBe(0);
  });
});

describe('arithmetic', () => {
  const said = (fields: object, answer: unknown) => {
    const one = made({ kind: 'arithmetic', ...fields });
    const { right, says } = gradeAnswer(one, readAnswer(one, answer));
    return right ? 'right' : (says ?? 'wrong');
  };
  it('reckons a product, and names the slip', () => {
    const product = { of: 'product', weights: [2, -1], inputs: [1, 3], bias: 0.5 };
    expect([-0.5, -1, -1.5, 5.5, 2.5, 7].map((answer) => said(product, answer))).toEqual([
      'right',
      'The bias is missing: it is added once, after the products.',
      'The bias was subtracted. It is added, with its sign.',
      'Weights and inputs were added. Each weight is multiplied by its input.',
      'Only the first product is there. Every input has one.',
      'wrong',
    ]);
  });
  it('reckons shapes of dense layers and of convolutions', () => {
    const dense = { of: 'shape', samples: 1, from: 3, to: 2 };
    expect(said(dense, [1, 2])).toBe('right');
    expect(said(dense, [2, 1])).toMatch(/swapped/);
    expect(said(dense, [2])).toMatch(/number of samples is missing/);
    const conv = { of: 'shape', side: 28, window: 5, padding: 2, stride: 2, filters: 8 };
    expect(said(conv, [8, 14, 14])).toBe('right');
    expect(said(conv, [8, 13, 13])).toMatch(/One is missing at the end|counted once/);
    expect(said(conv, [8, 28, 28])).toMatch(/stride was not used/);
  });
  it('counts parameters', () => {
    expect([8, 6, 9, 5].map((answer) => said({ of: 'parameters', from: 3, to: 2 }, answer))).toEqual([
      'right',
      'The biases are missing: each unit has one.',
      'Biases were counted for inputs. Each unit has one bias.',
      'Inputs and units were added. Each unit has a weight for every input.',
    ]);
    const conv = { of: 'parameters', side: 28, channels: 3, window: 5, filters: 8 };
    expect(said(conv, 608)).toBe('right');
    expect(said(conv, 208)).toMatch(/channels that come in/);
  });
  it('reckons slopes, and their product along a path', () => {
    expect(said({ of: 'slope', function: 'square', at: 3 }, 6)).toBe('right');
    expect(said({ of: 'slope', function: 'square', at: 3 }, 9)).toMatch(/That is the value/);
    expect(said({ of: 'slope', function: 'sigmoid', at: 0 }, 0.25)).toBe('right');
    const path = { of: 'slope', factors: [0.25, 0.25, 0.25], tolerance: 0.0005 };
    expect(said(path, 0.0156)).toBe('right');
    expect(said(path, 0.75)).toMatch(/were added/);
    expect(said(path, 0.0625)).toMatch(/factors is missing/);
  });
  it('needs all that it reckons with', () => {
    expect(faults({ kind: 'arithmetic', of: 'product', weights: [1] })).toMatch(/does not give all that product needs/);
    expect(faults({ kind: 'arithmetic', of: 'shape', from: 3, to: 2 })).toMatch(/does not give all that shape needs/);
  });
});
