import { expect, it } from 'vitest';
import { defaultDocument } from '#state/defaultDocument.ts';
import { frameCode, linkTo, restores } from './shareLink.ts';

it('puts the code behind the page’s own address', () => {
  expect(linkTo('https://strata.test/app/?x=1#s=old', '1zcode')).toBe('https://strata.test/app/?x=1#s=1zcode');
});

it('frames the embed page beside it, with a safe title', () => {
  const code = frameCode('https://strata.test/app/index.html?x=1#s=old', '1zcode', 'compact', 'A "net" <b>');
  expect(code).toContain('src="https://strata.test/app/embed/?ui=compact#s=1zcode"');
  expect(code).toContain('title="A &quot;net&quot; &lt;b>"');
});

it('says what the link restores', () => {
  expect(restores(defaultDocument, 0, true)).toContain('step 0, where');
  expect(restores({ ...defaultDocument, run: { step: 0, changes: [] } }, 0, true)).toContain('set by hand');
  expect(restores(defaultDocument, 500, false)).toContain('more was changed');
  expect(restores({ ...defaultDocument, run: { step: 1384, changes: [] } }, 1384, true)).toContain(
    'step 1\u202f384, to',
  );
});
