/** @file Where the pictures of the examples lie: made from their documents by `npm run thumbnails`, which puts a hash of the document into the name. */
import { thumbnailsIn } from './thumbnail.ts';

/** The addresses of an example's picture in both themes. */
export const thumbnailOf = thumbnailsIn(
  import.meta.glob<string>('./thumbnails/*.webp', { eager: true, query: '?url&no-inline', import: 'default' }),
);
