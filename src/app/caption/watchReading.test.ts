import { expect, it } from 'vitest';
import type { Frame } from '#engine/protocol.ts';
import type { ReadingGoal } from '#nn/goal.ts';
import { watchReading } from './watchReading.ts';

/** What is told of a goal by frames: run, step and what probes say. */
function watched(goal: ReadingGoal) {
  const asked: Record<string, unknown> = {};
  const told: (number | undefined)[] = [];
  let listener: ((frame: Frame) => void) | undefined;
  const stop = watchReading(
    {
      subscribe(probe, request, guest) {
        expect(guest).toBe(true);
        asked[probe] = request;
        return () => delete asked[probe];
      },
      onFrame(heard) {
        listener = heard;
        return () => {
          listener = undefined;
        };
      },
    },
    goal,
    (step) => void told.push(step),
  );
  const frame = (run: number, step: number, probes: object) => {
    listener?.({ run, version: 0, position: { step }, probes } as unknown as Frame);
    return told.at(-1);
  };
  return { asked, told, frame, stop };
}
const dead: ReadingGoal = { reading: 'dead', block: 'a', is: 'atLeast', value: 0.5 };
const at = (step: number, value: number | null) => ({ readings: { step, values: { 'dead(a)': value } } });

it('a reading that counts as solved is asked for, and holds at the step at which it is met', () => {
  const { asked, frame, stop, told } = watched(dead);
  expect(asked).toEqual({ readings: { of: [{ key: 'dead(a)', name: 'dead', named: ['a'] }] } });
  expect(frame(1, 20, at(20, 0.25))).toBeUndefined();
  expect(frame(1, 50, at(50, 0.5))).toBe(50);
  // A frame without news of the same step leaves it; one that trains on, or another run's, does not.
  expect(frame(1, 50, {})).toBe(50);
  expect(frame(1, 51, at(50, 0.5))).toBeUndefined();
  expect(frame(1, 51, at(51, 1))).toBe(51);
  expect(frame(2, 51, {})).toBeUndefined();
  expect(frame(2, 51, at(51, null))).toBeUndefined();
  expect(frame(2, 60, at(60, 0.75))).toBe(60);
  stop();
  expect([told.at(-1), asked]).toEqual([undefined, {}]);
});

it('a ratio of gradients is told by the gradients', () => {
  const ratio: ReadingGoal = { reading: 'gradientRatio', block: 'a', over: 'b', is: 'below', value: 1 };
  const { asked, frame } = watched(ratio);
  expect(asked).toEqual({ gradients: {} });
  const gradients = (a: number, b: number) => [
    { id: 'a', parameters: a },
    { id: 'b', parameters: b },
  ];
  expect(frame(1, 10, { gradients: gradients(1, 4) })).toBe(10);
  expect(frame(1, 11, { gradients: gradients(4, 1) })).toBeUndefined();
});
