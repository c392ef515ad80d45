/** @file The JSON schema of compiled lessons, made from the table of their fields. What parts say of each other and of their documents only the reader checks. */
import { LESSON_VERSION, lessonShape } from './lesson.ts';

export const lessonSchema = (): object => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'A lesson of Strata',
  description: `Version ${LESSON_VERSION}. Made from src/lesson/lesson.ts by npm run -s lesson -- schema.`,
  ...lessonShape.schema,
});
export const schemaText = (): string => `${JSON.stringify(lessonSchema(), null, 1)}\n`;
