import { expect, it } from 'vitest';
import { isMeasured, probesFor, readAtStart, readNow } from './measured.ts';

const survey = {
  step: 20,
  factors: [{ id: 'x' }, { id: 'y' }],
  sections: [
    { id: 'a', answer: { value: 0.6 }, factors: [{ value: 0.9 }, null] },
    { id: 'b', answer: null, factors: [{ value: 0.1 }, { value: 0.2 }] },
  ],
  baseline: [{ id: 'a', answer: { value: 0.3 }, factors: [] }],
} as never;
const keys = ['trainLoss', 'reads(a)', 'reads(b, y)', 'reads(b)', 'gradientRatio(a, b)'];
const frame = (step: number, gradients?: unknown) =>
  ({ position: { step, epoch: 0, used: 0, pending: 0 }, probes: { gradients } }) as never;

it('asks for the probes behind the metrics, each once, and says of what', () => {
  expect(probesFor(keys)).toEqual({
    ladder: {},
    gradients: {},
    readings: {
      of: [
        { key: 'reads(a)', name: 'reads', named: ['a'] },
        { key: 'reads(b, y)', name: 'reads', named: ['b', 'y'] },
        { key: 'reads(b)', name: 'reads', named: ['b'] },
      ],
    },
  });
  expect(probesFor(['trainLoss'])).toEqual({});
  expect(probesFor(['dead(a)', 'shifted(2)', 'pieces', 'exchanged'])).toEqual({
    readings: {
      of: [
        { key: 'dead(a)', name: 'dead', named: ['a'] },
        { key: 'shifted(2)', name: 'shifted', named: ['2'] },
        { key: 'pieces', name: 'pieces', named: [] },
        { key: 'exchanged', name: 'exchanged', named: [] },
      ],
    },
  });
});

it('takes of what is measured where the run rests only what is of that very step', () => {
  const readings = { step: 20, values: { 'dead(a)': 0.25, pieces: null } };
  const at = (step: number) => ({ position: { step, epoch: 0, used: 0, pending: 0 }, probes: { readings } }) as never;
  expect(readNow(at(20), null, ['dead(a)', 'pieces'])).toEqual({ 'dead(a)': 0.25 });
  expect(readNow(at(21), null, ['dead(a)', 'pieces'])).toEqual({});
  expect(readNow(at(20), null, ['trainLoss'])).toEqual({});
});

it('takes the reading of a block in a container, which no survey of the whole has', () => {
  const readings = { step: 20, values: { 'reads(inner)': 0.8 } };
  const shown = { position: { step: 20, epoch: 0, used: 0, pending: 0 }, probes: { readings } } as never;
  expect(readNow(shown, survey, ['reads(inner)', 'reads(a)'])).toEqual({ 'reads(inner)': 0.8, 'reads(a)': 0.6 });
});

it('reads of a survey only what it has, and only at its own step', () => {
  expect(readNow(frame(20), survey, keys)).toEqual({ 'reads(a)': 0.6, 'reads(b, y)': 0.2 });
  expect(readNow(frame(21), survey, keys)).toEqual({});
  expect(readNow(frame(20), undefined, keys)).toEqual({});
  expect(readAtStart(survey, keys)).toEqual({ 'reads(a)': 0.3 });
});

it('divides gradients as they are named, first by second', () => {
  const gradients = [
    { id: 'a', parameters: 0.5 },
    { id: 'b', parameters: 2 },
  ];
  expect(readNow(frame(5, gradients), null, keys)).toEqual({ 'gradientRatio(a, b)': 0.25 });
  expect(readNow(frame(5, [{ id: 'a', parameters: null }]), null, keys)).toEqual({});
});

it('a run may go on from a step once all that is asked of it was measured, cannot be, or failed', () => {
  const at = (step: number, probes: object, failed: object = {}) =>
    isMeasured({ position: { step, epoch: 0, used: 0, pending: 0 }, probes, failed } as never, ['reads(a)', 'dead(a)']);
  expect(at(20, {})).toBe(false);
  expect(at(20, { ladder: { step: 20 } })).toBe(false);
  expect(at(20, { ladder: { step: 10 }, readings: { step: 20 } })).toBe(false);
  expect(at(20, { ladder: { step: 20 }, readings: { step: 20 } })).toBe(true);
  expect(at(20, { ladder: null, readings: { step: 20 } })).toBe(true);
  expect(at(20, { readings: { step: 20 } }, { ladder: 'no memory' })).toBe(true);
  expect(isMeasured({ position: { step: 3 }, probes: {}, failed: {} } as never, ['gradientRatio(a, b)'])).toBe(false);
  expect(
    isMeasured({ position: { step: 3 }, probes: { gradients: [] }, failed: {} } as never, ['gradientRatio(a, b)']),
  ).toBe(true);
});
