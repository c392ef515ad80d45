import { describe, expect, it } from 'vitest';
import { streamKey } from '#base/random.ts';
import { datasets } from '#data/index.ts';
import { Trainer } from '#engine/trainer.ts';
import { layers } from '#layers/index.ts';
import { readDocument } from './document.ts';
import { initialize } from './initialize.ts';
import {
  type Initializer,
  initializerNumber,
  initializerOf,
  initializerType,
  initializerTypes,
  type ParameterSpec,
  readBiasInitializer,
  readInitializer,
  startingOf,
} from './initializer.ts';

const [IN, OUT] = [200, 100];
const spec: ParameterSpec = { shape: [OUT, IN], fanIn: IN, fanOut: OUT, start: 'weight' };
const draw = (init: Initializer, of: ParameterSpec = spec, index = 0) => {
  const out = new Float32Array(of.shape.reduce((a, b) => a * b)).fill(Number.NaN);
  initialize(out, of, init, streamKey(1, 'weights', index));
  return out;
};
const moments = (values: Float32Array) => {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  const variance = values.reduce((a, b) => a + (b - mean) ** 2, 0) / values.length;
  return { mean, std: Math.sqrt(variance), most: values.reduce((a, b) => Math.max(a, Math.abs(b)), 0) };
};

describe('weights', () => {
  it.each([
    ['pytorch', 1 / Math.sqrt(IN)],
    ['glorotUniform', Math.sqrt(6 / (IN + OUT))],
    ['heUniform', Math.sqrt(6 / IN)],
    [{ type: 'uniform', range: 0.3 }, 0.3],
  ] as const)('of %o are uniform within their bounds', (init, limit) => {
    const values = draw(init);
    const { mean, std, most } = moments(values);
    expect(most).toBeLessThanOrEqual(Math.fround(limit));
    expect(most).toBeGreaterThan(0.999 * limit);
    expect(Math.abs(mean)).toBeLessThan((4 * limit) / Math.sqrt(3 * values.length));
    expect(std).toBeCloseTo(limit / Math.sqrt(3), 2);
    const upper = values.filter((v) => v > limit / 2).length / values.length;
    expect(upper).toBeCloseTo(0.25, 1.7);
  });

  it.each([
    ['glorotNormal', Math.sqrt(2 / (IN + OUT))],
    ['heNormal', Math.sqrt(2 / IN)],
    ['lecunNormal', Math.sqrt(1 / IN)],
    [{ type: 'normal', std: 0.7 }, 0.7],
  ] as const)('of %o are normal with their standard deviation', (init, std) => {
    const values = draw(init);
    const measured = moments(values);
    expect(Math.abs(measured.mean)).toBeLessThan((4 * std) / Math.sqrt(values.length));
    expect(measured.std / std).toBeCloseTo(1, 1.7);
    // Kurtosis 3 and about 4.6 % beyond two deviations: the bell, not a box of the same width.
    const fourth = values.reduce((a, b) => a + (b / std) ** 4, 0) / values.length;
    expect(Math.abs(fourth - 3)).toBeLessThan(0.2);
    expect(values.filter((v) => Math.abs(v) > 2 * std).length / values.length).toBeCloseTo(0.0455, 2);
  });

  it('of zeros and constant are just that', () => {
    expect(draw('zeros').every((v) => Object.is(v, 0))).toBe(true);
    expect(draw({ type: 'constant', value: 0.25 }).every((v) => v === 0.25)).toBe(true);
  });
});

describe('biases', () => {
  const bias: ParameterSpec = { shape: [OUT], fanIn: IN, fanOut: OUT, start: 'bias' };
  it('start at 0, except PyTorch’s, which are drawn like its weights', () => {
    for (const type of initializerTypes) {
      const values = draw(initializerOf(type, 0.5), bias);
      if (type !== 'pytorch')
        expect(
          values.every((v) => v === 0),
          type,
        ).toBe(true);
      else {
        expect(moments(values).most).toBeLessThanOrEqual(1 / Math.sqrt(IN));
        expect(moments(values).std).toBeGreaterThan(0.02);
      }
    }
  });

  it('of normalisation start at their constants whatever the initialiser', () => {
    expect(draw('heNormal', { ...bias, start: 'one' }).every((v) => v === 1)).toBe(true);
    expect(draw('heNormal', { ...bias, start: 'zero' }).every((v) => v === 0)).toBe(true);
  });
});

describe('streams', () => {
  const start = (network: readonly Record<string, unknown>[], seed = 1) => {
    const { document } = readDocument(
      { strata: 1, seed, data: { type: 'spiral', samples: 20 }, network, training: {} },
      { layers, datasets },
    );
    const { plan, model } = new Trainer(document!);
    return new Map(plan.parameters.map((p) => [`${p.block}.${p.name}`, [...model.values(p)]]));
  };
  const square = (id: string) => ({ id, type: 'dense', units: 2 });

  it('of different parameters and seeds differ', () => {
    const values = [...start([square('a'), square('b'), square('c')]).values(), ...start([square('a')], 2).values()];
    expect(new Set(values.map(String)).size).toBe(values.length);
  });

  it('stay as they were when a block is added, moved or taken away', () => {
    const before = start([square('a'), square('b'), square('c')]);
    for (const network of [
      [square('new'), square('a'), square('b'), square('c')],
      [square('c'), square('b'), square('a')],
      [square('b'), square('c')],
    ])
      for (const [name, values] of start(network)) if (before.has(name)) expect(values).toEqual(before.get(name));
  });
});

describe('reading an initialiser', () => {
  it('takes names, and numbers where one is taken', () => {
    expect(readInitializer('heNormal')).toBe('heNormal');
    expect(readInitializer('normal')).toEqual({ type: 'normal', std: 0.05 });
    expect(readInitializer({ type: 'uniform', range: 1 })).toEqual({ type: 'uniform', range: 1 });
    expect(readInitializer({ type: 'zeros', value: 3 })).toBe('zeros');
    for (const type of initializerTypes) {
      const init = initializerOf(type, 0.5);
      expect(initializerType(init)).toBe(type);
      expect(readInitializer(init)).toEqual(init);
      expect(initializerNumber(init)).toBe(typeof init === 'object' ? 0.5 : undefined);
    }
  });

  it('refuses anything else with a reason', () => {
    for (const value of [undefined, null, 3, 'he', 'toString', '__proto__', {}, { type: 'constructor' }, [['pytorch']]])
      expect(readInitializer(value)).toMatchObject({
        error: { code: 'oneOf', choices: initializerTypes, received: value },
      });
    for (const std of [-1, Number.NaN, 101, '1', null, Number.POSITIVE_INFINITY]) {
      const read = readInitializer({ type: 'normal', std });
      expect(read).toMatchObject({
        error: { code: 'part', name: 'std', found: { code: 'between', min: 0, max: 100, received: std } },
      });
    }
  });

  it('keeps no sign on a zero, which a link could not carry', () => {
    expect(readInitializer({ type: 'constant', value: -0 })).toStrictEqual({ type: 'constant', value: 0 });
  });
});

describe('biases', () => {
  const bias: ParameterSpec = { shape: [4000], fanIn: IN, fanOut: OUT, start: 'bias' };
  const started = (block: object) => {
    const by = startingOf(bias, block as Record<string, unknown>);
    return moments(draw(by.init, by.spec));
  };

  it('start as usual: drawn where the weights are as PyTorch has it, at 0 otherwise', () => {
    expect(started({ init: 'pytorch' })).toEqual(started({ init: 'pytorch', biasInit: 'usual' }));
    expect(started({ init: 'pytorch' }).most).toBeGreaterThan(0.99 / Math.sqrt(IN));
    expect(started({ init: 'heNormal' }).most).toBe(0);
  });

  it('start by an initialiser of their own, whatever that of the weights is', () => {
    expect(started({ init: 'zeros', biasInit: { type: 'normal', std: 1 } }).std).toBeCloseTo(1, 1.5);
    expect(started({ init: 'glorotUniform', biasInit: 'pytorch' })).toEqual(started({ init: 'pytorch' }));
    expect(started({ init: 'pytorch', biasInit: 'zeros' }).most).toBe(0);
    expect(started({ biasInit: { type: 'constant', value: 2 } })).toMatchObject({ mean: 2, std: 0 });
  });

  it('take no initialiser that scales by inputs they do not have', () => {
    expect(readBiasInitializer('usual')).toBe('usual');
    expect(readBiasInitializer('normal')).toEqual({ type: 'normal', std: 0.05 });
    expect(readBiasInitializer('heNormal')).toEqual({
      error: {
        code: 'oneOf',
        choices: ['usual', 'pytorch', 'normal', 'uniform', 'zeros', 'constant'],
        received: 'heNormal',
      },
    });
    expect(readBiasInitializer({ type: 'normal', std: -1 })).toMatchObject({ error: { code: 'part', name: 'std' } });
  });
});
