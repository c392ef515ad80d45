import { beforeEach, describe, expect, it } from 'vitest';
import { announceQueue } from './announceQueue.ts';

let time = 0;
let timers: { at: number; call: () => void }[] = [];
const said: string[] = [];
const clock = {
  now: () => time,
  after: (ms: number, call: () => void) => {
    const timer = { at: time + ms, call };
    timers.push(timer);
    return () => {
      timers = timers.filter((t) => t !== timer);
    };
  },
};
function pass(ms: number): void {
  time += ms;
  const due = timers.filter((t) => t.at <= time);
  timers = timers.filter((t) => t.at > time);
  for (const timer of due) timer.call();
}

describe('announcing', () => {
  beforeEach(() => {
    time = 0;
    timers = [];
    said.length = 0;
  });

  it('says progress at most every two seconds, and then only the newest', () => {
    const queue = announceQueue((text) => said.push(text), clock);
    queue.progress('epoch 1');
    pass(500);
    queue.progress('epoch 2');
    pass(500);
    queue.progress('epoch 3');
    expect(said).toEqual(['epoch 1']);
    pass(1000);
    expect(said).toEqual(['epoch 1', 'epoch 3']);
    pass(5000);
    expect(said).toHaveLength(2);
  });

  it('says anything else at once and drops progress that waited', () => {
    const queue = announceQueue((text) => said.push(text), clock);
    queue.progress('epoch 1');
    queue.progress('epoch 2');
    queue.now('Training stopped');
    pass(3000);
    expect(said).toEqual(['epoch 1', 'Training stopped']);
  });
});
