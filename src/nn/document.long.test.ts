import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logf } from '#base/math.ts';
import { randomFrom } from '#base/random.ts';
import { flowOf } from '#data/asked.ts';
import { datasets } from '#data/index.ts';
import { prepareData } from '#data/prepare.ts';
import { PlanError, planDocument } from '#engine/plan.ts';
import { Trainer } from '#engine/trainer.ts';
import { layers } from '#layers/index.ts';
import { arbitraryBroken, arbitraryDocument } from '#testing/arbitraryDocument.ts';
import { drawNetwork } from '#testing/drawNetwork.ts';
import { mended } from '#testing/drawRun.ts';
import { told } from '#testing/told.ts';
import { compactDocument } from './compactDocument.ts';
import { type Registries, readDocument, type StrataDocument } from './document.ts';
import type { Problem } from './problem.ts';
import { sentenceOf } from './problemWords.ts';

const registries = { layers, datasets };

/** Every object and list within a value. */
function parts(value: unknown, found = new Set<unknown>()): Set<unknown> {
  const open = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next !== 'object' || next === null || found.has(next)) continue;
    found.add(next);
    open.push(...Object.values(next));
  }
  return found;
}

function expectNamed(problems: readonly Problem[]): void {
  expect(problems.length).toBeGreaterThan(0);
  for (const problem of problems) {
    const { block, field } = problem;
    const message = sentenceOf(problem);
    expect(block).toMatch(/./);
    expect(field).toMatch(/./);
    expect(message).toMatch(/^[a-zA-Z][\w.[\]]*: \S/);
    expect(message.length).toBeLessThan(400);
  }
}

/** As JSON has it: −0 is 0. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

function expectReadable(source: unknown, known: Registries = registries): StrataDocument | undefined {
  const reading = readDocument(source, known);
  if (!reading.document) {
    expectNamed(reading.problems);
    return undefined;
  }
  const { document } = reading;
  const given = parts(source);
  for (const part of parts(document))
    if (given.has(part)) throw new Error('the document shares a part with its source');
  const compact = compactDocument(document, known);
  const back = readDocument(plain(compact), known);
  if (!isDeepStrictEqual(plain(back.document), plain(document)))
    expect(back.document ?? back.problems).toEqual(document);
  return document;
}

/** A plan, or undefined where the document's problems say why there is none. */
function expectPlan(document: StrataDocument) {
  try {
    return planDocument(document);
  } catch (error) {
    if (!(error instanceof PlanError)) throw error;
    expectNamed(error.problems);
    return undefined;
  }
}

describe('reading anything that claims to be a document', () => {
  const pristine = Object.getOwnPropertyNames(Object.prototype);

  it('reads every valid document, and plans it once its problems’ fixes are taken, or still says what is wrong', () => {
    let read = 0;
    let planned = 0;
    let refused = 0;
    fc.assert(
      fc.property(arbitraryDocument(registries), (source) => {
        let document = expectReadable(source)!;
        expect(document, JSON.stringify(readDocument(source, registries).problems)).toBeDefined();
        if (++read % 4 > 0) return; // the data of a plan take longer than reading
        let plan = expectPlan(document);
        for (let i = 0; i < 4 && !plan; i++) {
          document = mended(document);
          plan = expectPlan(document);
        }
        if (plan) planned++;
        else refused++;
      }),
      { numRuns: 8000, seed: 11 },
    );
    expect(planned).toBeGreaterThan(500);
    expect(refused).toBeGreaterThan(100);
  });

  it('trains every document whose blocks fit its data', () => {
    const random = randomFrom([14, 2026], logf);
    const sets = Object.keys(datasets);
    const seen = new Set<string>();
    let trained = 0;
    for (let n = 0; trained < 2000 && n < 6000; n++) {
      const data = { type: sets[n % sets.length]!, samples: 12 };
      const { document: empty } = readDocument({ strata: 1, data, network: [] }, registries);
      if (!empty) continue; // painted points have no number of samples
      const prepared = prepareData(empty.data, empty.seed);
      const drawn = drawNetwork(flowOf(prepared), layers, random, { blocks: 3, depth: 2, size: 200 });
      let document = readDocument({ ...empty, network: drawn, training: { batchSize: 5 } }, registries).document!;
      for (let i = 0; i < 4 && !expectPlan(document); i++) document = mended(document);
      const plan = expectPlan(document);
      if (!plan || plan.samples.train.length === 0) continue;
      const run = new Trainer(document, { plan });
      run.stepBatch();
      expect(run.step === 1 || run.divergence !== undefined).toBe(true);
      for (const { block } of plan.blocks) seen.add(block.type);
      trained++;
    }
    expect(trained).toBe(2000);
    expect([...seen]).toEqual(expect.arrayContaining(Object.keys(layers)));
  });

  it('never throws on broken ones: each is read, or has problems that name a block and a field', () => {
    let read = 0;
    let refused = 0;
    fc.assert(
      fc.property(arbitraryBroken(registries), (source) => {
        const document = expectReadable(source);
        if (!document) {
          refused++;
          return;
        }
        read++;
        if (read % 4 === 0) expectPlan(document);
      }),
      { numRuns: 10_000, seed: 12 },
    );
    expect(read).toBeGreaterThan(500);
    expect(refused).toBeGreaterThan(3000);
  });

  it('leaves Object.prototype as it was', () => {
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(pristine);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('known ways to break a document', () => {
  const good = { strata: 1, data: { type: 'spiral' }, network: [{ id: 'a', type: 'dense', units: 2 }] };
  const problem = (more: Record<string, unknown>) => {
    const [first] = readDocument({ ...good, ...more }, registries).problems;
    return first && told(first);
  };
  const inNetwork = (...network: unknown[]) => problem({ network });

  it.each([
    ['no units', { id: 'a', type: 'dense', units: 0 }, 'a', 'units', 'dense: units must be an integer ≥ 1, received 0'],
    [
      'too many',
      { id: 'a', type: 'dense', units: 1e9 },
      'a',
      'units',
      'dense: units must be at most 4096, received 1000000000',
    ],
    [
      'text for a number',
      { id: 'a', type: 'dense', units: '8' },
      'a',
      'units',
      'dense: units must be an integer ≥ 1, received "8"',
    ],
    [
      'not a number',
      { id: 'a', type: 'dropout', rate: Number.NaN },
      'a',
      'rate',
      'dropout: rate must be a number, received NaN',
    ],
    ['an unknown field', { id: 'a', type: 'dense', unit: 8 }, 'a', 'unit', 'dense: unknown field "unit"'],
    [
      'an unknown type',
      { id: 'a', type: 'toString' },
      'a',
      'type',
      `network[0]: type must be one of ${Object.keys(layers).join(', ')}, received "toString"`,
    ],
    ['no block', 7, 'network[0]', 'type', 'network[0]: must be a block, received 7'],
  ])('%s', (_, block, where, field, message) => {
    expect(inNetwork(block)).toMatchObject({ block: where, field, message });
  });

  it('an id that is used twice, or that every object has', () => {
    expect(inNetwork({ id: 'a', type: 'dense' }, { id: 'a', type: 'dense' })).toMatchObject({
      block: 'a',
      field: 'id',
      message: 'network[1]: id "a" is used twice',
    });
    for (const id of ['__proto__', 'constructor', 'a b', '', 'x'.repeat(33), 5])
      expect(inNetwork({ id, type: 'dense' }), String(id)).toMatchObject({ block: 'network[0]', field: 'id' });
  });

  it.each([[{ '-1': 'x' }], [{ '01': 'x' }], [{ 0: 5 }], [{ 0: ' x' }], [{ 0: 'x'.repeat(41) }], [['x']], ['x']])(
    'names of units that are none: %j',
    (names) => {
      const found = inNetwork({ id: 'a', type: 'dense', names });
      expect(found).toMatchObject({ block: 'a', field: 'names' });
      expect(found!.message).toMatch(
        /^dense: names must map unit numbers from 0 to words of at most 40 characters, received /,
      );
    },
  );

  it('but names of units are read, kept, and left out where they are empty', () => {
    const { document } = readDocument(
      { ...good, network: [{ id: 'a', type: 'dense', units: 2, names: { 1: 'left edge', 0: '' } }] },
      registries,
    );
    expect(document!.network[0]!.names).toEqual({ 1: 'left edge' });
    expect(compactDocument(document!, registries)['network']).toMatchObject([{ names: { 1: 'left edge' } }]);
  });

  it('data without inputs', () => {
    expect(problem({ data: { type: 'spiral', features: [] } })).toMatchObject({
      block: 'data',
      field: 'features',
      message: 'spiral: features needs at least 1, received 0',
    });
  });

  it('a change during the run that would change what a block is', () => {
    const change = {
      at: 3,
      settings: { training: {}, blocks: { a: { units: 4096, type: 'none', trainable: false } } },
    };
    const { document } = readDocument({ ...good, run: { step: 5, changes: [change] } }, registries);
    expect(document!.run!.changes[0]).toEqual({ at: 3, change: { network: { a: { trainable: false } } } });
    expect(JSON.stringify(document!.run)).not.toContain('4096');
    const wrongRate = { ...change, settings: { training: {}, blocks: { a: { learningRateScale: '1' } } } };
    expect(problem({ run: { step: 5, changes: [wrongRate] } })).toMatchObject({ block: 'run' });
  });

  it('an empty network is read, and offers its first block as a fix', () => {
    const { document } = readDocument({ ...good, network: [] }, registries);
    expect(() => planDocument(document!)).toThrow(PlanError);
    expect(() => planDocument(mended(document!))).not.toThrow();
  });
});
