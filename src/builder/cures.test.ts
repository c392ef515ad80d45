import { expect, it, vi } from 'vitest';
import type { Problem } from '#nn/problem.ts';
import type { Desk } from '#state/desk.ts';
import { curesOf } from './cures.ts';
import { dataChange } from './offerData.ts';

const desk = (data: object) => ({ editor: { store: { getState: () => ({ data }) } } }) as unknown as Desk;
const needsImage: Problem = {
  block: 'c',
  field: 'type',
  of: 'conv2d',
  found: { code: 'needs', needed: 'image', got: { shape: [2] } },
};

it('offers data that fit, and to take the layer away', () => {
  const at = desk({ shape: [2] });
  const change = vi.fn();
  dataChange(at).set({ change });
  const cures = curesOf(at, needsImage);
  expect(cures.map(({ label }) => label)).toEqual(['Use Digits', 'Remove it']);
  cures[0]!.apply();
  expect(change).toHaveBeenCalledWith('digits');
});

it('offers no other data where they cannot be changed, or are of that kind already', () => {
  expect(curesOf(desk({ shape: [2] }), needsImage).map(({ label }) => label)).toEqual(['Remove it']);
  const pictures = desk({ shape: [1, 28, 28] });
  dataChange(pictures).set({ change: () => {} });
  expect(curesOf(pictures, needsImage).map(({ label }) => label)).toEqual(['Remove it']);
});

it('offers the fixes alone where there are some', () => {
  const fixes = [{ say: 'insertFlatten', changes: [] }] as const;
  expect(curesOf(desk({ shape: [2] }), { ...needsImage, fixes }).map(({ label }) => label)).toEqual(['Insert Flatten']);
});
