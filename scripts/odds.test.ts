import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { main as odds } from './odds.ts';
import { main as train } from './train.ts';

const folder = mkdtempSync(join(tmpdir(), 'odds-'));
afterAll(() => rmSync(folder, { recursive: true }));
const write = (name: string, document: object): string => {
  writeFileSync(join(folder, name), JSON.stringify(document));
  return join(folder, name);
};
const xor = {
  strata: 2,
  data: { type: 'xor', kind: 'truthTable' },
  network: [
    { id: 'a', type: 'dense', units: 3, activation: 'tanh', init: { type: 'normal', std: 1 } },
    { id: 'b', type: 'dense', units: 2 },
  ],
  training: { batchSize: 4, optimizer: { type: 'adam', learningRate: 0.05 } },
  variants: [{ name: 'two', change: { network: { a: { units: 2 } } } }],
};
const file = write('xor.json', xor);

function run(main: (args: readonly string[]) => number, ...args: string[]) {
  const [out, told]: [string[], string[]] = [[], []];
  const spies = [
    vi.spyOn(console, 'log').mockImplementation((line) => void out.push(String(line))),
    vi.spyOn(console, 'error').mockImplementation((line) => void told.push(String(line))),
  ];
  try {
    const code = main(args);
    return { code, found: out.length > 0 && out[0]![0] === '{' ? JSON.parse(out[0]!) : out.join(), told: told.join() };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

describe('the command odds', () => {
  it('counts the starts that are solved, each the run of that seed to its hash', () => {
    const { found } = run(odds, file, '--seeds', '6', '--steps', '200', '--starts');
    const [point] = found.points;
    expect(found.solved).toEqual({ metric: 'trainAccuracy', is: 'atLeast', value: 1 });
    expect(point.starts.map(({ seed }: { seed: number }) => seed)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(point).toMatchObject({ runs: 6, solved: point.starts.filter((s: { solved: boolean }) => s.solved).length });
    for (const seed of [1, 4]) {
      const own = run(train, write('seed.json', { ...xor, seed }), '--steps', '200').found;
      expect(point.starts[seed - 1]).toMatchObject({
        parameterHash: own.parameterHash,
        trainAccuracy: own.trainAccuracy,
        solved: own.trainAccuracy === 1,
      });
    }
  });

  it('looks for what the document says is solved', () => {
    const solved = { metric: 'trainLoss', is: 'below', value: 1e9 };
    const easy = write('easy.json', { ...xor, training: { ...xor.training, solved } });
    const { found } = run(odds, easy, '--seeds', '3', '--steps', '2');
    expect(found).toMatchObject({ solved, means: 'train loss below 1000000000', points: [{ solved: 3, share: 1 }] });
  });

  it('counts by what is read inside the network when each run ends', () => {
    const solved = { reading: 'reads', block: 'a', is: 'atLeast', value: 0.95 };
    const [first, last] = xor.network;
    const network = [{ ...first, units: 2, activation: 'sigmoid' }, last];
    const inside = write('inside.json', {
      ...xor,
      network,
      variants: undefined,
      training: { ...xor.training, solved },
    });
    const { found } = run(odds, inside, '--seeds', '6', '--steps', '100', '--starts');
    expect(found).toMatchObject({
      solved,
      means: 'straight-line reading of the answer at a of at least 0.95',
    });
    const [point] = found.points;
    const read = point.starts.map((start: Record<string, number>) => start['reads(a)']);
    expect(new Set(read).size).toBeGreaterThan(1);
    expect(point.solved).toBe(read.filter((value: number) => value >= 0.95).length);
    expect(run(odds, write('gone.json', { ...xor, training: { solved: { ...solved, block: 'z' } } })).told).toMatch(
      /training\.solved: training: solved\.block: there is no block "z"/,
    );
  });

  it('tries how much of the network a phase keeps, from as many starts as the view says', () => {
    const answer = { id: 'c', type: 'dense', units: 2 };
    const phased = write('phased.json', {
      ...{ ...xor, variants: undefined },
      phases: [{ after: { steps: 5 }, change: { network: [xor.network[0], answer] } }],
      view: { lenses: { odds: { starts: 2, steps: 8 } } },
    });
    const { found } = run(odds, phased, '--starts', '--sweep', 'phases.1.kept=none,a');
    expect(found).toMatchObject({ seeds: 2, steps: 8 });
    expect(found.points.map(({ at }: { at: object }) => at)).toEqual([
      { 'phases.1.kept': 'none' },
      { 'phases.1.kept': 'a' },
    ]);
    const [none, kept] = found.points.map(({ starts }: { starts: { parameterHash: string }[] }) => starts);
    expect(none[0].parameterHash).not.toBe(kept[0].parameterHash);
    expect(run(odds, phased, '--sweep', 'phases.2.kept=a').told).toMatch(/there is no phase "2"/);
  });

  it('tries every combination of a sweep, and a variant by itself', () => {
    const { found } = run(
      ...([odds, file, '--seeds', '2', '--steps', '3', '--starts'] as const),
      ...['--sweep', 'network.a.units=2,3', '--sweep', 'training.optimizer.type=sgd,adam'],
    );
    expect(found.points.map(({ at }: { at: object }) => Object.values(at))).toEqual([
      [2, 'sgd'],
      [2, 'adam'],
      [3, 'sgd'],
      [3, 'adam'],
    ]); // prettier-ignore
    const variant = ['--variant', 'two', '--steps', '3'];
    const two = run(odds, file, '--seeds', '1', '--starts', ...variant).found.points[0].starts[0].parameterHash;
    expect(two).toBe(found.points[1].starts[0].parameterHash);
    expect(run(train, file, ...variant).found.parameterHash).toBe(two);
    expect(run(train, file, '--variant', 'A', '--steps', '3').found.parameterHash).not.toBe(two);
  });

  it('refuses in a sentence what it cannot do', () => {
    const refused = (...args: string[]) => {
      const { code, told } = run(odds, ...args);
      expect(code).toBe(1);
      return told;
    };
    expect(refused(file, '--variant', 'three')).toMatch(/there is no variant three: there are A, two/);
    expect(refused(file, '--sweep', 'network.a.units=0')).toMatch(/units must be an integer ≥ 1, received 0/);
    expect(refused(file, '--sweep', 'network.b.units=5')).toMatch(/xor\.json: b\./); // does not fit the data
    expect(refused(file, '--seeds', '0')).toMatch(/--seeds must be an integer from 1/);
    expect(refused(file, '--sweep', 'nothing')).toMatch(/--sweep needs PATH=A,B,C/);
    expect(refused(write('empty.json', { ...xor, training: { solved: { metric: 'speed' } } }))).toMatch(
      /training\.solved: training: solved: metric must be one of trainLoss/,
    );
    expect(run(odds, '--help').found).toMatch(/^usage: npm run -s odds/);
  });
});
