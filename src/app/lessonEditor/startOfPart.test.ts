import { describe, expect, it } from 'vitest';
import { documentsOf } from '#lesson/index.ts';
import { readDocument, type StrataDocument } from '#nn/document.ts';
import { registries } from '#state/registries.ts';
import { emptyPart } from './draft.ts';
import { showOf, startOfPart } from './startOfPart.ts';

const documentOf = (json: object): StrataDocument =>
  readDocument(
    {
      strata: 2,
      title: 'One',
      seed: 1,
      data: { type: 'xor' },
      network: [
        { id: 'a', type: 'dense', units: 3 },
        { id: 'b', type: 'dense', units: 2 },
      ],
      ...json,
    },
    registries,
  ).document!;
const one = documentOf({});

/** What a lesson makes of it. */
const made = (now: StrataDocument) =>
  documentsOf(
    {
      title: 'One',
      parts: [
        { ...emptyPart('a', 'A'), ...startOfPart(undefined, one) },
        { ...emptyPart('b', 'B'), ...startOfPart(one, now) },
      ],
    },
    registries,
  )[1]!;

describe('what a part begins with', () => {
  it('is nothing of its own where nothing is different', () => {
    expect(startOfPart(one, documentOf({}))).toEqual({});
  });

  it('is a patch that says no more than what is different', () => {
    const wide = documentOf({
      network: [
        { id: 'a', type: 'dense', units: 8 },
        { id: 'b', type: 'dense', units: 2 },
      ],
    });
    expect(startOfPart(one, wide)).toEqual({ change: { network: { a: { units: 8 } } } });
    expect(made(wide).network).toEqual(wide.network);
  });

  it('has the networks beside it, and takes them away again', () => {
    const two = documentOf({ variants: [{ name: 'other', change: { seed: 4 } }] });
    expect(made(two).variants).toEqual(two.variants);
    expect(startOfPart(two, one)).toEqual({ variants: [] });
  });

  it('is a whole document for the first part, without run and view', () => {
    const { document } = startOfPart(undefined, { ...one, view: { mode: 'theatre' } });
    expect(document).toMatchObject({ seed: 1, data: { type: 'xor' } });
    expect(document).not.toHaveProperty('view');
    expect(document).not.toHaveProperty('run');
  });

  it('opens the lens that was open, closes one that was closed, and says nothing of what stays', () => {
    const theatre = { ...one, view: { mode: 'theatre', lenses: { theatre: { space: 2 }, odds: { steps: 5 } } } };
    expect(showOf(one, theatre)).toEqual({ mode: 'theatre', lenses: { theatre: { space: 2 } } });
    expect(showOf(theatre, theatre)).toBeUndefined();
    expect(showOf(theatre, one)).toEqual({ mode: null });
    expect(showOf(undefined, one)).toBeUndefined();
  });
});
