/** @file How a lesson of the course is passed on: its address, and a frame for a course page. */
import type { Lesson } from '#lesson/index.ts';
import { frameOf } from '../shareLink.ts';

/** Pixels: words, network and answer beside each other, from about 1,024 px on; narrower, one below the other. */
const HEIGHT = 760;

export const lessonLink = (page: string, id: string): string => `${page.split('#')[0]}#lesson=${id}`;

/** Of a hand-in, for the class view: the page's own address, also where the lesson stands in a frame. */
export const handInLink = (page: string, text: string): string =>
  `${page.split(/[?#]/)[0]!.replace(/\/embed\/(?:index\.html)?$/, '/')}#h=${text}`;

export const lessonFrame = (page: string, { id, title }: Pick<Lesson, 'id' | 'title'>): string =>
  frameOf(new URL(`embed/#lesson=${id}`, page.split(/[?#]/)[0]).href, title, HEIGHT);
