/** @file Whether what was measured of a run still holds for it: the same samples, and the same network. */
import type { Plan } from '#engine/plan.ts';
import { registries } from '#engine/registries.ts';
import { effectsBetween } from '#nn/effects.ts';

/** Settings that change while a run goes on leave it the same; another network, or other data, do not. */
export const sameSubject = (a: Plan, b: Plan): boolean =>
  a.data === b.data && (a === b || !effectsBetween(a.document, b.document, registries).has('network'));
