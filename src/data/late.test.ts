import { describe, expect, it } from 'vitest';
import { generatedLate, isLoaded, provideGenerators } from './late.ts';
import { loadGenerator, newestOnceLoaded } from './loadGenerator.ts';

describe('a generator that is loaded later', () => {
  const samples = { inputs: new Float32Array(0), shape: [0], targets: new Float32Array(0), classNames: [] };

  it('generates once it is provided, and says before that it is not', () => {
    const generate = generatedLate('late-test');
    expect(isLoaded('late-test')).toBe(false);
    expect(() => generate({}, {} as never)).toThrow('data: the generator of late-test is not loaded');
    provideGenerators({ 'late-test': () => samples });
    expect(isLoaded('late-test')).toBe(true);
    expect(loadGenerator('late-test')).toBeUndefined();
    expect(generate({}, {} as never)).toBe(samples);
  });

  it('is not waited for where a set has its own from the start', () => {
    expect(isLoaded('spiral')).toBe(true);
    const done: string[] = [];
    newestOnceLoaded()(
      loadGenerator('spiral'),
      () => done.push('spiral'),
      () => done.push('failed'),
    );
    expect(done).toEqual(['spiral']);
  });

  it('of several things that wait for one only the newest is done', async () => {
    generatedLate('late-again');
    const done: string[] = [];
    const onceLoaded = newestOnceLoaded();
    onceLoaded(
      loadGenerator('late-again'),
      () => done.push('first'),
      () => done.push('failed'),
    );
    onceLoaded(
      loadGenerator('late-again'),
      () => done.push('second'),
      () => done.push('failed'),
    );
    expect(done).toEqual([]);
    await loadGenerator('late-again');
    await Promise.resolve();
    expect(done).toEqual(['second']);
    onceLoaded(
      loadGenerator('late-again'),
      () => done.push('third'),
      () => done.push('failed'),
    );
    onceLoaded(
      loadGenerator('spiral'),
      () => done.push('spiral'),
      () => done.push('failed'),
    );
    await loadGenerator('late-again');
    await Promise.resolve();
    expect(done).toEqual(['second', 'spiral']);
  });
});
