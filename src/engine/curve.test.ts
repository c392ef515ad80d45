import { expect, it } from 'vitest';
import { documentOf } from '#testing/sessionDesk.ts';
import { Curve } from './curve.ts';
import { Trainer } from './trainer.ts';

const { model } = new Trainer(documentOf());

it('has the same point whether it is made in one go or in parts, and once at each step', () => {
  const [whole, parts] = [new Curve(), new Curve()];
  whole.record(model, { step: 5, epoch: 1 });
  parts.owe();
  let yields = 0;
  for (const _ of parts.recordInParts(model, { step: 5, epoch: 1 })) yields++;
  expect(yields).toBeGreaterThan(1);
  expect(parts.history.values).toEqual(whole.history.values);
  expect(parts.recorded).toEqual(whole.recorded);
  expect(parts.scored).toBe(model.plan.data!.count);
  whole.record(model, { step: 5, epoch: 1 });
  expect(whole.history.steps).toEqual([5]);
});

it('makes in parts only what is owed', () => {
  const curve = new Curve();
  expect([...curve.recordInParts(model, { step: 1, epoch: 0 })]).toEqual([]);
  curve.owe();
  curve.forget();
  expect([...curve.recordInParts(model, { step: 1, epoch: 0 })]).toEqual([]);
  expect(curve.history.length).toBe(0);
});
