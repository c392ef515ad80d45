import { expect, it } from 'vitest';
import { choice, flag, int, text } from './field.ts';
import { readLensSettings, withLensSettings } from './lensSettings.ts';

const fields = {
  step: int({ default: -1, min: -1, max: 100 }),
  equal: flag({ default: false }),
  list: choice({ choices: ['best', 'even'], default: 'best' }),
  block: text({ default: '', maxLength: 4 }),
};
const usual = { step: -1, equal: false, list: 'best', block: '' };

it('a lens shows what its settings say, and the default where they say nothing or nothing that its field allows', () => {
  expect(readLensSettings(fields)).toEqual(usual);
  const settings = { step: 7, equal: true, list: 'even', block: 'a' };
  expect(readLensSettings(fields, settings)).toEqual(settings);
  expect(readLensSettings(fields, { step: 101, equal: 'yes', list: 'worst', block: 'abcde', other: 1 })).toEqual(usual);
  expect(readLensSettings(fields, { step: 0.5, equal: true })).toEqual({ ...usual, equal: true });
  expect(readLensSettings({ toString: fields.block }, {})).toEqual({ toString: '' });
});

it('a change is written without what is a default, beside what others wrote', () => {
  const view = { mode: 'a', lenses: { a: { step: 7, later: 'x' }, b: { c: 1 } } };
  expect(withLensSettings(view, 'a', fields, { equal: true })).toEqual({
    a: { step: 7, later: 'x', equal: true },
    b: { c: 1 },
  });
  expect(withLensSettings(view, 'a', fields, { step: -1 })).toEqual({ a: { later: 'x' }, b: { c: 1 } });
  expect(withLensSettings({ lenses: { a: { step: 7 } } }, 'a', fields, { step: -1 })).toBeUndefined();
  expect(withLensSettings({}, 'a', fields, { list: 'even' })).toEqual({ a: { list: 'even' } });
});
