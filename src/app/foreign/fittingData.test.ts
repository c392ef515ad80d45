import { describe, expect, it } from 'vitest';
import { askedBy, readBlocks } from '#app/data/starter.ts';
import type { DatasetType } from '#data/index.ts';
import type { ImportedNetwork } from '#importers/importedNetwork.ts';
import { layers } from '#layers/index.ts';
import type { DataValues } from '#nn/document.ts';
import { inferShapes } from '#nn/inferShapes.ts';
import type { Flow } from '#nn/shape.ts';
import { gallery } from '#state/gallery.ts';
import { fittingData } from './fittingData.ts';

function imported(input: Flow, blocks: Parameters<typeof readBlocks>[0]): ImportedNetwork {
  const network = readBlocks(blocks, 'crossEntropy')!;
  return { kind: 'network', title: '', network, input, inference: inferShapes(network, input, layers), notes: [] };
}
const spiral = gallery.find(({ id }) => id === 'spiral')!.document.data;
const found = (network: ImportedNetwork, present: DataValues = spiral) =>
  fittingData(network, present).map(({ data }) => data.type);

describe('data for a network that was brought in', () => {
  it('are the sets of its shape and number of answers, the present data first', () => {
    const two = imported({ shape: [2] }, [
      { type: 'dense', units: 4 },
      { type: 'dense', units: 2 },
    ]);
    expect(found(two)[0]).toBe('spiral');
    expect(found(two).filter((type) => type === 'spiral')).toHaveLength(1);
    expect(found(two)).toContain('moons');
    expect(found(two)).not.toContain('digits');
    const digits = imported({ shape: [1, 28, 28] }, [{ type: 'flatten' }, { type: 'dense', units: 10 }]);
    expect(found(digits)).toEqual(['digits']);
  });

  it('are other choices of a set too: the picture itself, points with more columns', () => {
    const same = imported({ shape: [1, 28, 28] }, [{ type: 'flatten' }, { type: 'dense', units: 784 }]);
    expect(fittingData(same, spiral).find(({ data }) => data.type === 'digits')?.data['task']).toBe('picture');
    const wide = imported({ shape: [4] }, [{ type: 'dense', units: 2 }]);
    expect(fittingData(wide, spiral)[0]?.data['features']).toEqual(['x', 'y', 'xx', 'yy']);
  });

  it('are rows of its length, of its alphabet, and of as many classes, where a set has them', () => {
    const reading = imported({ shape: [5], tokens: 4 }, [
      { type: 'embedding', vocabulary: 4, dim: 8 },
      { type: 'selfAttention', heads: 2 },
      { type: 'dense', units: 4 },
    ]);
    const letters = fittingData(reading, spiral).find(({ data }) => data.type === 'reversal')?.data;
    expect(letters).toMatchObject({ length: 5, alphabet: 4 });
    const summing = imported({ shape: [60, 2] }, [
      { type: 'lstm', units: 4 },
      { type: 'dense', units: 1 },
    ]);
    expect(fittingData(summing, spiral).map(({ data }) => [data.type, data['steps']])).toContainEqual(['adding', 60]);
    const clouds = imported({ shape: [2] }, [{ type: 'dense', units: 5 }]);
    expect(fittingData(clouds, spiral).map(({ data }) => data)).toContainEqual(
      expect.objectContaining({ type: 'gaussians', classes: 5 }),
    );
  });

  it('are none where nothing has its shape', () => {
    expect(found(imported({ shape: [3, 224, 224] }, [{ type: 'flatten' }, { type: 'dense', units: 3 }]))).toEqual([]);
  });

  it('are for the network of every example its own among others', () => {
    for (const { id, document } of gallery) {
      const { input } = askedBy(document.data);
      const { network, data } = document;
      const fits = fittingData(
        { kind: 'network', title: id, network, input, inference: inferShapes(network, input, layers), notes: [] },
        data,
      );
      expect(fits[0]?.data, id).toBe(data);
      expect(fits[0]?.losses, id).toContain(document.training.loss);
      expect(new Set(fits.slice(1).map((one) => one.data.type as DatasetType)).size).toBe(fits.length - 1);
    }
  });
});
