import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { checkLesson } from '#proof/lessonCheck.ts';
import { openLesson } from '../scripts/lesson.ts';

const folder = fileURLToPath(new URL('../lessons', import.meta.url));
const files = readdirSync(folder).filter((name) => name.endsWith('.md'));

it.each(files)('every goal and every quoted number of %s holds, on every seed', (name) => {
  expect(checkLesson(openLesson(join(folder, name)).lesson).faults).toEqual([]);
});
