import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDocument } from '#nn/document.ts';
import { defaults, type Field, fieldError } from '#nn/field.ts';
import { readLensSettings, withLensSettings } from '#nn/lensSettings.ts';
import type { View } from '#nn/view.ts';
import { probes } from '#probes/index.ts';
import { defaultDocument } from '#state/defaultDocument.ts';
import { registries } from '#state/editor.ts';
import { decodeLink, encodeLink } from '#state/link.ts';
import { arbitraryValue } from '#testing/arbitraryDocument.ts';
import { lenses } from './index.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
/** What several lenses share, and the answer, which stands beside the stage and not in the dock. */
const NO_LENSES = ['answer', 'frame', 'survey'];

/** A value that the field takes and that is not its default. */
const otherThanDefault = (field: Field): fc.Arbitrary<unknown> =>
  field.kind === 'text'
    ? fc.string({ minLength: 1, maxLength: field.maxLength })
    : arbitraryValue(field)
        .filter((value) => value !== field.default)
        .map((value) => (Object.is(value, -0) ? 0 : value));

/** A document with a view, out of a link. */
async function throughLink(view: View): Promise<View> {
  const reading = await decodeLink(await encodeLink({ ...defaultDocument, view }, registries), registries);
  if (!('document' in reading)) throw new Error(reading.error);
  return reading.document.view;
}

it('every folder of a lens is in the list, and every lens of the list has its folder', () => {
  const folders = readdirSync(here, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? entry.name : [],
  );
  expect(folders.filter((name) => !NO_LENSES.includes(name)).toSorted()).toEqual(lenses.map(({ id }) => id).toSorted());
  const list = readFileSync(`${here}/index.ts`, 'utf8') + readFileSync(`${here}/representations.ts`, 'utf8');
  for (const { id } of lenses) expect(list, id).toMatch(new RegExp(`'\\./${id}/\\w+Lens\\.tsx'`));
});

it('a list of fields loads nothing of its panel', () => {
  const files = readdirSync(here, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('Fields.ts'));
  expect(files.length).toBeGreaterThan(3);
  for (const file of files)
    for (const [, from] of readFileSync(`${here}/${file}`, 'utf8').matchAll(/from '([^']+)'/g))
      expect(from, file).toMatch(/^#nn\/|Fields\.ts$/);
});

describe.each(lenses.map((lens) => [lens.id, lens] as const))(
  'the lens %s',
  (id, { title, summary, fields, probes: asked }) => {
    it('says what it shows in one sentence, and asks for probes that there are', () => {
      expect(title).not.toBe('');
      expect(summary).toMatch(/^[A-Z].{10,150}\.$/);
      expect(asked.filter((name) => !Object.hasOwn(probes, name))).toEqual([]);
    });

    it('shows the defaults where a view says nothing of it', () => {
      expect(readLensSettings(fields)).toEqual(defaults(fields));
      expect(withLensSettings({}, id, fields, defaults(fields))).toBeUndefined();
    });

    it('keeps every field in a link', async () => {
      for (const [name, field] of Object.entries(fields))
        await fc.assert(
          fc.asyncProperty(otherThanDefault(field), async (value) => {
            const view = { lenses: withLensSettings({}, id, fields, { [name]: value as never })! };
            const { lenses: read } = await throughLink(view);
            expect(readLensSettings(fields, read?.[id])).toEqual({ ...defaults(fields), [name]: value });
          }),
          { numRuns: 8, seed: 5 },
        );
    });

    it('shows the default in place of a value that a field does not take, and the document is read all the same', () => {
      for (const [name, field] of Object.entries(fields))
        for (const value of [null, [], {}, '\u0000'.repeat(500), 'no such', 1e300, -7.5, Number.NaN, true, undefined]) {
          if (fieldError(field, value) === undefined) continue;
          const { document, problems } = readDocument(
            { ...defaultDocument, view: { lenses: { [id]: { [name]: value } } } },
            registries,
          );
          expect(problems).toEqual([]);
          expect(readLensSettings(fields, document!.view.lenses?.[id])[name]).toEqual(field.default);
        }
    });

    it('has defaults that its fields take', () => {
      for (const field of Object.values(fields)) {
        expect(fieldError(field, field.default)).toBeUndefined();
      }
    });
  },
);

it('what a view says of a lens that there is not is kept, and so is what a lens does not know', async () => {
  const lensesOfView = { later: { at: 3 }, bottleneck: { later: 'x', equal: true } };
  expect(await throughLink({ lens: 'later', lenses: lensesOfView })).toEqual({ lens: 'later', lenses: lensesOfView });
});
