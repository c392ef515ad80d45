import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkDocument } from '#data/checkDocument.ts';
import { outlineData } from '#data/prepare.ts';
import { layers } from '#layers/index.ts';
import { compactDocument } from '#nn/compactDocument.ts';
import { registries } from '#state/editor.ts';
import { gallery } from '#state/gallery.ts';
import { decodeLink, encodeLink, readText } from '#state/link.ts';
import { effort, isSentence } from './effort.ts';

const compact = gallery.slice(0, 12).map(({ document }) => JSON.stringify(compactDocument(document, registries)));
const links = await Promise.all(gallery.slice(0, 12).map(({ document }) => encodeLink(document, registries)));

const NASTY = [
  ...[null, true, -1, 0, -0, 0.5, 256, 99_999, 1e6, 2 ** 53, 1e308, 1e-308, '', 'constructor', '__proto__', '\u0000'],
  ...['\ud800', 'x'.repeat(300), '<img src=x onerror=alert(1)>', [], {}, [[]], { type: 'dense' }, { length: 5 }],
];

/** A place in a tree of JSON, by a number taken modulo how many there are. */
function placesOf(value: unknown): [holder: Record<string, unknown>, key: string][] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((key) => [[holder, key] as [typeof holder, string], ...placesOf(holder[key])]);
}

/** A document of the gallery in which values were replaced, left out, repeated, or put where others belong. */
const changed = fc
  .tuple(
    fc.constantFrom(...compact),
    fc.array(fc.tuple(fc.nat(3), fc.nat(), fc.nat(), fc.constantFrom(...NASTY)), { minLength: 1, maxLength: 4 }),
  )
  .map(([text, changes]) => {
    const document = JSON.parse(text);
    for (const [kind, which, other, value] of changes) {
      const places = placesOf(document);
      if (places.length === 0) break;
      const [holder, key] = places[which % places.length]!;
      if (kind === 0) holder[key] = structuredClone(value);
      else if (kind === 1) delete holder[key];
      else if (kind === 2) holder[`${key}x`] = structuredClone(holder[key]);
      else {
        const [from, name] = places[other % places.length]!;
        holder[key] = structuredClone(from[name]);
      }
    }
    return JSON.stringify(document);
  });

/** A link in which characters were changed, lost or added. */
const damaged = fc
  .tuple(
    fc.constantFrom(...links),
    fc.array(fc.tuple(fc.nat(), fc.string({ unit: 'binary', maxLength: 2 })), { maxLength: 20 }),
    fc.nat(),
  )
  .map(([link, changes, end]) => {
    let text = link;
    for (const [place, put] of changes) {
      const at = place % Math.max(1, text.length);
      text = text.slice(0, at) + put + text.slice(at + 1);
    }
    return text.slice(0, end % (2 * text.length));
  });

async function holds(reading: Awaited<ReturnType<typeof decodeLink>>): Promise<void> {
  if ('error' in reading) {
    expect(reading.error).toSatisfy(isSentence);
    return;
  }
  const { document } = reading;
  checkDocument(document, outlineData(document.data, document.seed), layers);
  expect(await decodeLink(await encodeLink(document, registries), registries)).toEqual({ document });
  expect({}).not.toHaveProperty('polluted');
}

it('a damaged link is a document or a sentence', async () => {
  await fc.assert(
    fc.asyncProperty(damaged, async (text) => holds(await decodeLink(text, registries))),
    effort(),
  );
});

it('a document changed in any way is read to one that can be written again, or refused in a sentence', async () => {
  await fc.assert(
    fc.asyncProperty(changed, async (text) => holds(await readText(text, registries, 'file'))),
    effort(),
  );
});

it.each([
  ['blocks nested ten thousand deep', `{"network":[${'{"type":"residual","body":['.repeat(1e4)}${']}'.repeat(1e4)}]}`],
  ['lists nested a hundred thousand deep', `${'['.repeat(1e5)}${']'.repeat(1e5)}`],
  ['two hundred thousand blocks', `{"network":[${Array(2e5).fill('{"type":"flatten"}').join(',')}]}`],
  ['three hundred thousand unknown keys', `{${Array.from({ length: 3e5 }, (_, i) => `"k${i}":1`).join(',')}}`],
  ['a prototype', '{"__proto__":{"polluted":1},"strata":1,"data":{"type":"xor"},"network":[{"type":"dense"}]}'],
])('%s: a document or a sentence', async (_, text) => {
  await holds(
    await readText(text.replace('{"network"', '{"strata":1,"data":{"type":"xor"},"network"'), registries, 'file'),
  );
});
