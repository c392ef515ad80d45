import { expect, it } from 'vitest';
import { probesFor, readAtStart, readNow } from './measured.ts';

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

it('asks for the probes behind the metrics, each once', () => {
  expect(probesFor(keys)).toEqual(['ladder', 'gradients']);
  expect(probesFor(['trainLoss'])).toEqual([]);
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
