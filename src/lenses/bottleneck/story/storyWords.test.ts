import { expect, it } from 'vitest';
import type { ReadFactor } from '#probes/survey/result.ts';
import type { StoryRow } from './storyRows.ts';
import {
  columnName,
  lostWords,
  moreBelow,
  numbersWords,
  redrawnText,
  ribbonText,
  rowName,
  shapeWords,
  shareNumber,
  shareText,
  unreadWords,
} from './storyWords.ts';

const factor = (id: string, name: string, kind: 'class' | 'number' = 'number'): ReadFactor => ({
  ...{ id, name, kind },
  ...{ classes: 0, chance: 0, entropy: 0 },
});
const row = (more: Partial<StoryRow> = {}): StoryRow => ({
  ...{ id: 'dx', factor: factor('dx', 'x'), asked: false, ending: 'gone' },
  now: [0.87, 0.01],
  start: [0.87, 0.3],
  ...more,
});

it('what a ribbon is of is said in plain words', () => {
  expect(rowName({ factor: factor('digit', 'digit', 'class'), asked: true })).toBe('Which digit');
  expect(rowName({ factor: factor('answer', 'answer', 'class'), asked: true })).toBe('Answer');
  expect(rowName({ factor: factor('value', 'value'), asked: true })).toBe('Value');
  expect(rowName(row())).toBe('Position across');
  expect(rowName({ factor: null, asked: true })).toBe('The picture itself');
});

it('a ribbon is told column by column, with its end', () => {
  expect(ribbonText(row(), ['Pixels', 'Dense'])).toBe(
    'Position across, not asked for: 87\u202f% at Pixels, 1\u202f% at Dense; gone.',
  );
  // Before the first reading it is the start that is told.
  expect(ribbonText(row({ now: [], ending: undefined }), ['Pixels', 'Dense'])).toBe(
    'Position across, not asked for: 87\u202f% at Pixels, 30\u202f% at Dense.',
  );
});

it('where something is lost is said by what becomes of the numbers', () => {
  expect(lostWords({ section: 0, next: 1 }, [256, 64], ['Pooling', 'Dense 1'])).toBe(
    'lost where 256 numbers become 64',
  );
  expect(lostWords({ section: 0, next: 1 }, [8, 8], ['Dense 1', 'Dense 2'])).toBe('lost in Dense 2');
});

it('what is not drawn is named', () => {
  const unread = [
    { factor: factor('skeleton', 'skeleton'), value: 0.09 },
    { factor: factor('rotation', 'rotation'), value: -0.3 },
  ];
  expect(unreadWords(unread, true)).toBe(
    'Not shown: skeleton (9\u202f%) and rotation (0\u202f%). No straight line reads them even from the pixels.',
  );
  expect(unreadWords(unread.slice(0, 1), false)).toContain('reads it even from the input');
  expect(moreBelow([row()])).toBe('Not drawn here: Position across. They stand under numbers.');
});

it('numbers are short: none is less than none', () => {
  expect([shareText(-0.4), shareText(0.874), shareText(null), shareText(1.2)]).toEqual([
    '0\u202f%',
    '87\u202f%',
    '–',
    '100\u202f%',
  ]);
  expect([shareNumber(0.874), shareNumber(0.004), shareNumber(undefined)]).toEqual(['87', '<1', '–']);
  expect([redrawnText(0.614), redrawnText(1), redrawnText(-0.2), redrawnText(Number.NaN)]).toEqual([
    '.61',
    '1.00',
    '−0.20',
    '–',
  ]);
  expect([numbersWords(1), numbersWords(4608)]).toEqual(['1 number', '4\u202f608 numbers']);
});

it('shapes are said as they stand', () => {
  expect(shapeWords([1, 28, 28], 0)).toBe('28 × 28');
  expect(shapeWords([8, 24, 24], 0)).toBe('8 maps, 24 × 24');
  expect(shapeWords([12, 5], 0)).toBe('12 steps of 5');
  expect(shapeWords([6], 4)).toBe('6 tokens of 4');
  expect([shapeWords([64], 0), shapeWords([1], 0)]).toEqual(['64 units', '1 unit']);
  expect([columnName([], 'input', true), columnName([], 'input', false)]).toEqual(['Pixels', 'Input']);
});
