/** @file The schedule of a learning rate as an expression of Python. */
import type { Schedule } from '#nn/training.ts';

/** Functions of an array library, where the step is an array. */
interface Words {
  readonly min: string;
  readonly cos: string;
  readonly pi: string;
  readonly floor: (quotient: string) => string;
}

/** The learning rate at step t = 0, 1, … */
export function rateCode(rate: number, schedule: Schedule, { min, cos, pi, floor }: Words): string {
  const rise = 'warmUp' in schedule && schedule.warmUp > 0 ? `${min}(1, (t + 1) / ${schedule.warmUp})` : undefined;
  return [String(rate), rise, falling()].filter((part) => part !== undefined).join(' * ');

  function falling(): string | undefined {
    switch (schedule.type) {
      case 'constant':
      case 'warmUp':
        return undefined;
      case 'step':
        return `${schedule.factor} ** ${floor(`t / ${schedule.every}`)}`;
      case 'exponential':
        return `${schedule.factor} ** (t / ${schedule.every})`;
      case 'cosine': {
        const { end, steps } = schedule;
        const wave = `(1 + ${cos}(${pi} * ${min}(1, t / ${steps}))) / 2`;
        return end === 0 ? wave : `(${end} + ${+(1 - end).toFixed(12)} * ${wave})`;
      }
    }
  }
}
