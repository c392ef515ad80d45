import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { transformWithOxc } from 'vite';
import { expect, it, vi } from 'vitest';
import { runAt } from '#nn/run.ts';
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
  expect(restores({ ...defaultDocument, run: runAt(0) }, 0, true)).toContain('set by hand');
  expect(restores(defaultDocument, 500, false)).toContain('more was changed');
  expect(restores({ ...defaultDocument, run: runAt(1384) }, 1384, true)).toContain('step 1\u202f384, to');
});

it('frames it by an element that React takes as it stands', async () => {
  const title = 'A "net" & {more} <b>';
  const code = frameCode('https://strata.test/app/', '1zcode', 'full', title);
  const { code: compiled } = await transformWithOxc(code, 'frame.jsx', { jsx: { runtime: 'classic' } });
  const complaints = vi.spyOn(console, 'error').mockImplementation(() => {});
  const element = new Function('React', `return ${compiled.replace(/;\s*$/, '')}`)({ createElement });
  const html = renderToStaticMarkup(element);
  expect(complaints).not.toHaveBeenCalled();
  complaints.mockRestore();
  expect(element.props).toEqual({
    src: 'https://strata.test/app/embed/?ui=full#s=1zcode',
    title,
    width: '100%',
    height: '720',
    loading: 'lazy',
    allow: 'clipboard-write',
  });
  expect(html).toContain('src="https://strata.test/app/embed/?ui=full#s=1zcode"');
});
