import { expect, it } from 'vitest';
import { type Plan, PlanError, planDocument } from '#engine/plan.ts';
import type { Subject } from '#engine/probe.ts';
import { CORNERS, dense, tinyRun, tinyTable } from '#testing/tinyRun.ts';
import { ofRun } from './modelCopy.ts';
import { sameSubject } from './subject.ts';

const data = tinyTable(CORNERS);
const run = (units = 2, learningRate = 0.1) =>
  tinyRun(data, [dense('a', units), dense('z', 2)], {}, { optimizer: { type: 'sgd', learningRate } });
/** The plan of another document, of the same samples. */
const withDataOf = ({ plan: { data: samples } }: { plan: Plan }, other: { plan: Plan }): Plan =>
  planDocument(other.plan.document, samples);
const subject = (plan: Plan) => ({ plan }) as Subject;

it('what was measured holds while settings change, not of another network or other samples', () => {
  const first = run();
  expect(sameSubject(first.plan, withDataOf(first, run(2, 0.5)))).toBe(true);
  expect(sameSubject(first.plan, withDataOf(first, run(3)))).toBe(false);
  expect(sameSubject(first.plan, run().plan)).toBe(false);
});

it('a survey is built once for a run, and anew for another', () => {
  let built = 0;
  const survey = ofRun(() => ++built);
  const first = run();
  const plans = [first.plan, withDataOf(first, run(2, 0.5)), withDataOf(first, run(3)), first.plan];
  expect(plans.map((plan) => survey(subject(plan)))).toEqual([1, 1, 2, 3]);
});

it('there is no survey without samples, nor where there is no room for one, which is tried once; what else goes wrong is told', () => {
  let tried = 0;
  const failing = (error: Error) =>
    ofRun(() => {
      tried++;
      throw error;
    });
  const { plan } = run();
  for (const error of [new PlanError([]), new RangeError('Array buffer allocation failed')]) {
    const survey = failing(error);
    expect([survey(subject(plan)), survey(subject(plan))]).toEqual([null, null]);
  }
  expect(tried).toBe(2);
  expect(() => failing(new TypeError('a fault'))(subject(plan))).toThrow('a fault');
  const empty = tinyRun({ type: 'points', points: [], testShare: 0 }, [dense('z', 2)]);
  const { data: _, ...none } = plan;
  for (const other of [empty.plan, none]) expect(ofRun(() => 1)(subject(other))).toBeNull();
});
