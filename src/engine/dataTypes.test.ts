import { expect, it } from 'vitest';
import { readDocument } from '#nn/document.ts';
import { dataTypesIn } from './dataTypes.ts';
import { registries } from './registries.ts';

it('the sets of a document are its own, and those that its phases and variants turn to', () => {
  const after = { steps: 1 };
  const { document } = readDocument(
    {
      strata: 2,
      data: { type: 'spiral' },
      network: [{ id: 'a', type: 'dense', units: 2 }],
      phases: [{ after, change: { data: { type: 'digits' } } }, { after }],
      variants: [
        { name: 'B', change: { data: { type: 'moons' } } },
        { name: 'C', change: { phases: [{ after, change: { data: { type: 'faces' } } }] } },
      ],
    },
    registries,
  );
  expect(dataTypesIn(document!)).toEqual(['spiral', 'digits', 'moons', 'faces']);
});
