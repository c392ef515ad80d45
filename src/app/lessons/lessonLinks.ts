/** @file How a lesson of the course is passed on: its address, and a frame for a course page. */
import type { Lesson } from '#lesson/index.ts';
import { frameOf } from '../shareLink.ts';

/** Pixels: words, network and answer beside each other, from about 1,024 px on; narrower, one below the other. */
const HEIGHT = 760;

export const lessonLink = (page: string, id: string): string => `${page.split('#')[0]}#lesson=${id}`;

export const lessonFrame = (page: string, { id, title }: Pick<Lesson, 'id' | 'title'>): string =>
  frameOf(new URL(`embed/#lesson=${id}`, page.split(/[?#]/)[0]).href, title, HEIGHT);
