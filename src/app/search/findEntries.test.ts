import { describe, expect, it } from 'vitest';
import type { Kind, SearchEntry } from './entry.ts';
import { findEntries, nearness } from './findEntries.ts';

const entry = (name: string, also: readonly string[] = [], kind: Kind = 'lens'): SearchEntry => ({
  kind,
  id: name,
  name,
  also,
  run: () => undefined,
});
const names = (asked: string, ...entries: SearchEntry[]) =>
  findEntries(asked, entries).map(({ kind, entries: found }) => [kind, ...found.map(({ name }) => name)]);

describe('how near an entry is', () => {
  it('asks the name before other names, the whole before its beginning, and that before words within', () => {
    const asked = 'batch';
    const order = [
      entry('Batch'),
      entry('Norm', ['batch']),
      entry('Batch size'),
      entry('Norm', ['batch norm']),
      entry('Mini batch'),
      entry('Norm', ['mini batch']),
    ];
    expect(order.map((e) => nearness(asked, e))).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('takes the beginning of each word, in any order, and nothing from within a word', () => {
    expect(nearness('rate lear', entry('Learning rate'))).toBe(4);
    expect(nearness('earning', entry('Learning rate'))).toBeUndefined();
    expect(nearness('learning size', entry('Learning rate'))).toBeUndefined();
    expect(nearness('learning size', entry('Learning rate', ['step size']))).toBe(5);
  });

  it('asks neither for capitals nor for marks and signs', () => {
    expect(nearness('relu', entry('ReLU'))).toBe(0);
    expect(nearness('naïve', entry('Naive'))).toBe(0);
    expect(nearness('U net', entry('U-Net level'))).toBe(2);
  });
});

describe('what a query means', () => {
  it('puts the kind with the nearest entry first', () => {
    expect(names('theatre', entry('XOR', ['theatre film'], 'example'), entry('Theatre'))).toEqual([
      ['lens', 'Theatre'],
      ['example', 'XOR'],
    ]);
  });

  it('shows the beginning of every kind where nothing is asked', () => {
    const many = Array.from({ length: 9 }, (_, i) => entry(`Lens ${i}`));
    expect(names(' ', ...many, entry('Share', [], 'action'))).toEqual([
      ['action', 'Share'],
      ['lens', 'Lens 0', 'Lens 1', 'Lens 2'],
    ]);
  });

  it('shows all of one kind, and of several only the nearest', () => {
    const many = Array.from({ length: 9 }, (_, i) => entry(`Dense ${i}`));
    expect(names('dense', ...many)[0]).toHaveLength(10);
    expect(names('dense', ...many, entry('Dense', [], 'layer'))).toEqual([
      ['layer', 'Dense'],
      ['lens', ...many.slice(0, 6).map(({ name }) => name)],
    ]);
  });

  it('is nothing where nothing is called so', () => {
    expect(names('zzz', entry('Dense'))).toEqual([]);
  });
});
