/** @file What a part begins with, said in the shortest way: as it was, a patch on the part before, or a document of its own. */
import { documentsOf, type Lesson, type Part } from '#lesson/index.ts';
import { compactDocument } from '#nn/compactDocument.ts';
import type { StrataDocument } from '#nn/document.ts';
import { isObject, type Json } from '#nn/json.ts';
import { isEmpty, patchBetween } from '#nn/patchBetween.ts';
import { sameValue } from '#nn/sameValue.ts';
import { registries } from '#state/registries.ts';

/** The fields of a part that say what it begins with. */
export type Start = Pick<Part, 'document' | 'change' | 'variants'>;

/** A document as a lesson holds it: its view is said in `show`. */
function plainly({ view: _, run: __, ...document }: StrataDocument): Json {
  const { view: ___, ...plain } = compactDocument({ ...document, view: {} }, registries) as Json;
  return plain;
}

/** What decides numbers, and the networks beside it. */
const decided = ({ seed, data, network, training, phases, initial, variants }: StrataDocument) => ({
  ...{ seed, data, network, training, phases, initial, variants },
});

/** @param before what the part before begins with; undefined for the first */
export function startOfPart(before: StrataDocument | undefined, now: StrataDocument): Start {
  const whole: Start = { document: plainly(now) };
  if (!before) return whole;
  const change = patchBetween(before, now, registries);
  const variants = sameValue(before.variants, now.variants) ? undefined : ((plainly(now)['variants'] ?? []) as Json);
  const start: Start = {
    ...(isEmpty(change) ? {} : { change: change as Json }),
    ...(variants === undefined ? {} : { variants }),
  };
  // Some differences no patch can say.
  const made = documentsOf(
    { title: now.title, parts: [part('a', { document: plainly(before) }), part('b', start)] },
    registries,
  )[1];
  return made && sameValue(decided(made), decided(now)) ? start : whole;
}

const part = (id: string, start: Start): Part => ({
  ...{ id, title: id, text: '', allow: [], pointAt: [], ask: [], goals: [], hints: [] },
  ...start,
});

/**
 * Parts in a new order, each beginning with what it began with: a patch is said anew where another part stands before it now.
 * @param from where each part was; undefined for a new one
 */
export function joined(before: Lesson, parts: readonly Part[], from: readonly (number | undefined)[]): readonly Part[] {
  const old = documentsOf(before, registries);
  const whole = (at: number) => {
    const place = from[at];
    return place === undefined ? undefined : old[place];
  };
  return parts.map((part, at) => {
    const place = from[at];
    const same = place !== undefined && (at === 0 ? place === 0 : from[at - 1] === place - 1);
    if (part.document || same) return part;
    const now = whole(at);
    const { document: _, change: __, variants: ___, ...rest } = part;
    // What cannot be had, or goes on with what is open, stays as it is.
    if (!now || (at > 0 && !part.change && !part.variants)) return part;
    const last =
      at === 0
        ? undefined
        : (whole(at - 1) ?? documentsOf({ ...before, parts: parts.slice(0, at) }, registries).at(-1));
    return { ...rest, ...startOfPart(last, now) };
  });
}

/** What is open and what it shows, as `show` of a part has it, where it differs from the part before; a lens that was closed is said to be none. */
export function showOf(before: StrataDocument | undefined, { view }: StrataDocument): Json | undefined {
  const { mode, lenses } = view;
  const shown: Json = {
    ...(mode === before?.view.mode ? {} : { mode: mode ?? null }),
    ...(mode !== undefined && isObject(lenses?.[mode]) && !sameValue(lenses[mode], before?.view.lenses?.[mode])
      ? { lenses: { [mode]: lenses[mode] } }
      : {}),
  };
  return Object.keys(shown).length > 0 ? shown : undefined;
}
