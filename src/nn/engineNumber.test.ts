import { describe, expect, it } from 'vitest';
import { datasets } from '#data/index.ts';
import { layers } from '#layers/index.ts';
import { compactDocument } from './compactDocument.ts';
import { readDocument } from './document.ts';
import { ENGINE, madeElsewhere } from './engineNumber.ts';
import { trainedAgain } from './engineWords.ts';
import { sentenceOf } from './problemWords.ts';

const registries = { layers, datasets };
const read = (more: Record<string, unknown> = {}) =>
  readDocument({ strata: 1, data: { type: 'spiral' }, network: [{ type: 'dense', units: 2 }], ...more }, registries);

describe('the engine number of a document', () => {
  it('is 1 where none is written, and comes back as it was written', () => {
    expect(read().document!.engine).toBe(1);
    for (const engine of [1, 2, ENGINE + 7])
      expect(read(compactDocument(read({ engine }).document!, registries)).document!.engine).toBe(engine);
  });

  it.each([0, -1, 1.5, '2', null, Number.NaN])('is refused with its place where it is %s', (engine) => {
    const { problems } = read({ engine });
    expect(problems).toMatchObject([{ block: 'document', field: 'engine' }]);
    expect(sentenceOf(problems[0]!)).toContain('document: engine must be an integer ≥ 1');
  });

  it('matters only where there is a run to be made again', () => {
    const run = { step: 3, changes: [] };
    expect(madeElsewhere(read({ engine: ENGINE + 1 }).document!)).toBe(false);
    expect(madeElsewhere(read({ engine: ENGINE, run }).document!)).toBe(false);
    expect(madeElsewhere(read({ engine: ENGINE + 1, run }).document!)).toBe(true);
    expect(trainedAgain(ENGINE + 1)).toContain(`number ${ENGINE + 1}; here it is ${ENGINE}`);
  });
});
