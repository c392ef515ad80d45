import { describe, expect, it } from 'vitest';
import { zoomFor } from '#builder/layout/zoom.ts';
import { groups } from '#builder/palette/groups.ts';
import { networkSummary } from '#builder/stage/stageSummary.ts';
import { flowOf, targetOf } from '#data/asked.ts';
import { prepareData } from '#data/prepare.ts';
import { layers } from '#layers/index.ts';
import type { Change } from '#nn/change.ts';
import { checkNetwork } from '#nn/checkNetwork.ts';
import { readDocument } from '#nn/document.ts';
import { placeKey, spotsOf } from '#nn/places.ts';
import { labelOf } from '#nn/problemWords.ts';
import { registries } from '#state/editor.ts';
import { cargoName, changesFor, freshBlock, spotsFor } from './cargo.ts';
import { flowInto, previewChanges } from './preview.ts';
import { describePreview } from './teacherWords.ts';
import { windowLesson } from './windowLesson.ts';

const groupOf = (id: string) => groups.find((group) => group.id === id)!;

function ground(
  network: unknown[],
  recipe: { type: string } & Record<string, unknown> = { type: 'spiral', samples: 20 },
) {
  const document = readDocument({ strata: 1, data: recipe, network }, registries).document!;
  const data = prepareData(document.data, 1);
  const inference = checkNetwork(document.network, flowOf(data), targetOf(data), document.training.loss, layers);
  return { document, data, inference, network: document.network };
}
const nested = () =>
  ground([
    { id: 'a', type: 'dense', units: 4 },
    { id: 'r', type: 'residual', body: [{ id: 'b', type: 'dense', units: 4 }] },
    { id: 'k', type: 'concat', branches: [[{ id: 'c', type: 'dense', units: 2 }], []] },
    { id: 'z', type: 'dense', units: 2 },
  ]);
const images = () =>
  ground(
    [
      { id: 'c', type: 'conv2d', filters: 4 },
      { id: 'g', type: 'globalAvgPool' },
      { id: 'z', type: 'dense', units: 2 },
    ],
    {
      type: 'barsAndStripes',
      samples: 20,
    },
  );

describe('what changes would do', () => {
  const preview = (changes: readonly Change[], at = nested()) =>
    previewChanges(at.document, at.data, at.inference, changes);
  const body = { container: 'r', slot: 'body', index: 1 };

  it('is told for places inside containers: shape, parameters and work', () => {
    const fits = preview([{ kind: 'insert', block: { type: 'dense', units: 4 }, place: body }]);
    expect(fits).toMatchObject({ fits: true, shape: [4], difference: 20, work: 16 });
    expect(describePreview(fits)).toBe('Fits: gives [4], plus 20 parameters.');
  });

  it('names a clash with what each side gives, and the way out', () => {
    const wide = preview([{ kind: 'insert', block: { type: 'dense', units: 24 }, place: body }]);
    expect(wide.fits).toBe(false);
    expect(wide.clash).toEqual({
      container: 'r',
      sides: [
        { name: 'body', shape: [24] },
        { name: 'shortcut', shape: [4] },
      ],
    });
    expect(wide.fixes.map(({ fix }) => labelOf(fix))).toEqual(['Use 4 units', 'Project the shortcut']);
    expect(wide.changes).toHaveLength(2);
    expect(describePreview(wide)).toMatch(
      /^Does not fit: The two ways cannot be added\. .* Dropping it applies: Use 4 units\.$/,
    );
    // one that was there before keeps its width if it can
    const moved = preview([
      { kind: 'move', id: 'z', place: body },
      { kind: 'insert', block: { type: 'dense', units: 2 }, place: { index: 3 } },
    ]);
    expect(moved.fits).toBe(false);
  });

  it('begins shortcuts and branches', () => {
    const short = preview([
      { kind: 'insert', block: freshBlock('dense'), place: { container: 'r', slot: 'shortcut', index: 0 } },
    ]);
    expect(short.block?.type).toBe('dense');
    const branch = preview([
      {
        kind: 'insert',
        block: { type: 'dense', units: 3 },
        place: { container: 'k', slot: 'branches', branch: 2, index: 0 },
      },
    ]);
    expect(branch).toMatchObject({ fits: true, shape: [3] });
    expect(branch.inference.byId.get('k')?.output?.shape).toEqual([9]);
  });

  it('of a window says the arithmetic of its side, and what it sees', () => {
    const at = images();
    const conv = preview([{ kind: 'insert', block: { type: 'conv2d', filters: 2 }, place: { index: 1 } }], at);
    expect(windowLesson(conv.block, conv.network, conv.inference, layers)).toEqual([
      'side ⌊(6 − 3 + 2·0) / 1⌋ + 1 = 4',
      'sees 5 × 5 input pixels',
    ]);
    const dense = preview([{ kind: 'insert', block: { type: 'dense' }, place: { index: 2 } }], at);
    expect(windowLesson(dense.block, dense.network, dense.inference, layers)).toEqual([]);
  });

  it('knows what flows into a place', () => {
    const { network, inference, data } = nested();
    const into = (place: Parameters<typeof flowInto>[3]) => flowInto(network, inference, data, place).shape;
    expect(into({ index: 0 })).toEqual([2]);
    expect(into({ index: 1 })).toEqual([4]);
    expect(into({ container: 'k', slot: 'branches', branch: 0, index: 0 })).toEqual([4]);
    expect(into({ container: 'k', slot: 'branches', branch: 0, index: 1 })).toEqual([2]);
    expect(into({ container: 'r', slot: 'shortcut', index: 0 })).toEqual([4]);
    expect(into({ index: 3 })).toEqual([6]);
  });
});

describe('what is carried', () => {
  it('finds places everywhere but inside itself and what is folded', () => {
    const { network } = nested();
    const keys = (...args: Parameters<typeof spotsFor>) => spotsFor(...args).map(({ place }) => placeKey(place));
    expect(keys({ kind: 'new', type: 'dense' }, network, {})).toHaveLength([...spotsOf(network, layers)].length);
    expect(keys({ kind: 'blocks', ids: ['r'] }, network, {}).filter((key) => key.startsWith('r.'))).toEqual([]);
    expect(keys({ kind: 'new', type: 'dense' }, network, { 'fold-k': true }).some((key) => key.startsWith('k.'))).toBe(
      false,
    );
  });

  it('is a container with its empty lists, a group as wide as what flows in, or neighbours', () => {
    const at = nested();
    const spot = { place: { container: 'r', slot: 'body', index: 1 }, depth: 1 };
    expect(freshBlock('concat')).toMatchObject({ branches: [[], []] });
    const group = changesFor({ kind: 'group', group: groupOf('residualPost') }, spot, at);
    expect(group).toHaveLength(2);
    expect(previewChanges(at.document, at.data, at.inference, group).fits).toBe(true);
    expect(changesFor({ kind: 'blocks', ids: ['b'] }, spot, at)).toEqual([]);
    expect(cargoName({ kind: 'blocks', ids: ['a', 'r'] }, at.network)).toBe('2 blocks, Dense 1 to Residual');
    expect(cargoName({ kind: 'group', group: groupOf('transformer') }, at.network)).toBe('Transformer block');
  });
});

describe('the network in one line', () => {
  it('names containers, and leaves out the middle of many', () => {
    const { data, network, inference } = nested();
    expect(networkSummary(data.shape, network, inference)).toBe('2 → 4 → residual 4 → concat 6 → 2');
    const long = ground([
      ...Array.from({ length: 20 }, () => ({ type: 'dense', units: 8 })),
      { type: 'dense', units: 2 },
    ]);
    expect(networkSummary(long.data.shape, long.network, long.inference)).toBe('2 → 8 → 8 → … (17 more) → 8 → 2');
  });

  it('is shown in rows where its panel is narrow, unless the person chose', () => {
    expect(zoomFor(undefined, 450)).toBe('rows');
    expect(zoomFor('full', 450)).toBe('full');
    expect(zoomFor('nonsense', 900)).toBe('full');
    expect(zoomFor('fit', 900)).toBe('fit');
  });
});
