import { expect, it } from 'vitest';
import type { Frame, ReadAnswer } from '#engine/protocol.ts';
import type { ReadingGoal } from '#nn/goal.ts';
import { readForRun } from './readForRun.ts';

const reads: ReadingGoal = { reading: 'reads', block: 'a', is: 'atLeast', value: 0.9 };
const ratio: ReadingGoal = { reading: 'gradientRatio', block: 'a', over: 'b', is: 'below', value: 1 };

/** An engine that is only asked, and shows frames by hand. */
function desk() {
  const asked: Record<string, unknown> = {};
  const listeners = new Set<(frame: Frame) => void>();
  const told: [number, readonly ReadAnswer[]][] = [];
  const tell = readForRun({
    subscribe(probe, request) {
      asked[probe] = request;
      return () => delete asked[probe];
    },
    onFrame(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    read: (step, answers) => void told.push([step, answers]),
  });
  const frame = (step: number, probes: object, failed: object = {}) => {
    for (const listener of listeners) listener({ position: { step }, probes, failed } as unknown as Frame);
  };
  return { asked, told, tell, frame };
}

it('asks for what training waits for, and for nothing once it goes on', () => {
  const { asked, tell, frame, told } = desk();
  tell({ waits: 10, reads: [reads, ratio] });
  expect(asked).toEqual({
    awaited: { of: [{ key: 'reads(a)', name: 'reads', named: ['a'] }] },
    gradients: {},
  });
  tell({});
  expect(asked).toEqual({});
  frame(10, { awaited: null, gradients: [] });
  expect(told).toEqual([]);
});

it('tells what was read of the very step once all of it is there', () => {
  const { told, tell, frame } = desk();
  tell({ waits: 10, reads: [reads, ratio] });
  const gradients = [
    { id: 'a', parameters: 1 },
    { id: 'b', parameters: 2 },
  ];
  frame(9, { awaited: { step: 9, values: { 'reads(a)': 1 } }, gradients });
  frame(10, { gradients });
  frame(10, { awaited: { step: -1, values: { 'reads(a)': null } }, gradients });
  expect(told).toEqual([]);
  frame(10, { awaited: { step: 10, values: { 'reads(a)': 0.7 } }, gradients });
  expect(told).toEqual([
    [
      10,
      [
        { goal: reads, value: 0.7 },
        { goal: ratio, value: 0.5 },
      ],
    ],
  ]);
});

it('lets training go on where there is nothing to measure, or what measures broke', () => {
  const { told, tell, frame } = desk();
  tell({ waits: 10, reads: [reads] });
  frame(10, { awaited: null });
  frame(10, {}, { awaited: 'out of memory' });
  expect(told).toEqual(Array(2).fill([10, [{ goal: reads, value: null }]]));
});
