import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { lessonTable, partTable } from './lesson.ts';
import { lessonSchema, schemaText } from './schema.ts';

it('the published schema is that of the table: npm run -s lesson -- schema --write', () => {
  expect(readFileSync(new URL('../../docs/lesson.schema.json', import.meta.url), 'utf8')).toBe(schemaText());
});

it('the schema names every field of a lesson and of its parts, and lets nothing else in', () => {
  const schema = lessonSchema() as never as {
    properties: Record<string, { items: { properties: object; additionalProperties: boolean } }>;
  };
  expect(Object.keys(schema.properties)).toEqual(Object.keys(lessonTable));
  expect(Object.keys(schema.properties['parts']!.items.properties)).toEqual(Object.keys(partTable));
  expect(schema.properties['parts']!.items.additionalProperties).toBe(false);
});
