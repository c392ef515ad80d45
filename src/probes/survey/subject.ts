/** @file Whether what was measured of a run still holds for it: the same samples, and the same network. */
import type { Plan } from '#engine/plan.ts';
import { networkText } from '#nn/run.ts';

const texts = new WeakMap<object, string>();

/** What the network of a plan is, as text; the document is not changed, so that it is made once. */
function textOf({ document }: Plan): string {
  const known = texts.get(document);
  if (known !== undefined) return known;
  const text = networkText(document);
  texts.set(document, text);
  return text;
}

/** Settings that change while a run goes on leave it the same; another network, or other data, do not. */
export const sameSubject = (a: Plan, b: Plan): boolean => a.data === b.data && textOf(a) === textOf(b);
