/** @file What journeys ask of the page's layout, whatever it shows: what can be pressed and how large that is, what is cut off, what reaches beyond the page. */
import type { Locator, Page } from 'playwright/test';

/** What reaches beyond the page's sides: where it scrolls sideways, or is cut off without a way to scroll there. */
export const overflow = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const scrolls = (element: Element): boolean => {
      const { left, right } = element.getBoundingClientRect();
      return ['auto', 'scroll'].includes(getComputedStyle(element).overflowX) && right <= innerWidth + 1 && left >= -1;
    };
    const held = (element: Element | null): boolean =>
      element !== null && (scrolls(element) || held(element.parentElement));
    const beyond = [...document.querySelectorAll<HTMLElement>('body *')].filter((element) => {
      const { left, right, width, height } = element.getBoundingClientRect();
      return (
        width > 1 &&
        height > 1 &&
        (right > innerWidth + 1 || left < -1) &&
        element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
        !element.closest('.visually-hidden') &&
        !held(element.parentElement)
      );
    });
    const wide = [...document.querySelectorAll('html, main, aside, dialog[open]')]
      .filter((element) => element.scrollWidth > element.clientWidth)
      .map((element) => `${element.tagName} is ${element.scrollWidth} wide in ${element.clientWidth}`);
    return [
      ...wide,
      ...beyond.map((e) => `${e.tagName} ${e.className}: ${Math.round(e.getBoundingClientRect().right)}`),
    ];
  });

/** What moves when a card is put at the end of every part of the page, as one that explains something there is: a press would miss it. */
export const movedByCards = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const boxes = () =>
      [...document.querySelectorAll<HTMLElement>('button, a[href], input, select, textarea, canvas')].map((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        const name = (element.ariaLabel ?? element.textContent ?? '').trim().slice(0, 40);
        return `${element.tagName} "${name}" ${[x, y, width, height].map(Math.round)}`;
      });
    const before = boxes();
    const cards = [...document.querySelectorAll('dialog[open], main, header, nav, aside, section, footer')].map(
      (part) => {
        const card = document.createElement('div');
        card.popover = 'manual';
        part.append(card);
        card.showPopover();
        return card;
      },
    );
    const after = boxes();
    for (const card of cards) card.remove();
    return before.filter((box, i) => box !== after[i]);
  });

/** What is taller than the window, where nothing may be. */
export const tooTall = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { scrollHeight, clientHeight } = document.documentElement;
    return scrollHeight > clientHeight ? [`the page is ${scrollHeight} tall in ${clientHeight}`] : [];
  });

/**
 * What a person may press and could miss (WCAG 2.5.8): smaller than 24 × 24 px and not so far from everything else that a circle of 24 px around its middle
 * touches neither another target nor such a circle of another small one. A control's label belongs to it. What stands in a line of text is not asked.
 */
export const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const SIZE = 24;
    const pressable =
      'button, a[href], input:not([type=hidden]), select, textarea, summary, [role=button], [role=tab], [role=slider], [role=separator][tabindex], [role=menuitem]';
    const top = document.querySelector('dialog[open]') ?? document.querySelector(':popover-open') ?? document.body;
    const found = [...top.querySelectorAll<HTMLElement>(pressable)].filter(
      (e) =>
        e.checkVisibility({ visibilityProperty: true }) && !e.closest('.visually-hidden') && !e.matches(':disabled'),
    );
    const targets = found
      .map((element) => {
        const labels = [...((element as HTMLInputElement).labels ?? [])];
        const boxes = [element, ...labels].map((e) => e.getBoundingClientRect()).filter((b) => b.width > 1);
        const x = Math.min(...boxes.map((b) => b.left));
        const y = Math.min(...boxes.map((b) => b.top));
        const right = Math.max(...boxes.map((b) => b.right));
        const bottom = Math.max(...boxes.map((b) => b.bottom));
        return { element, x, y, right, bottom, small: right - x < SIZE - 0.5 || bottom - y < SIZE - 0.5 };
      })
      .filter(({ right, x }) => right - x > 1);
    const inText = ({ element }: { element: HTMLElement }) =>
      getComputedStyle(element).display === 'inline' && element.closest('p, li, td') !== null;
    return targets
      .filter((t) => t.small && !inText(t))
      .flatMap((t) => {
        const [cx, cy] = [(t.x + t.right) / 2, (t.y + t.bottom) / 2];
        const near = targets.find((o) => {
          if (o === t || o.element.contains(t.element) || t.element.contains(o.element)) return false;
          const dx = Math.max(o.x - cx, 0, cx - o.right);
          const dy = Math.max(o.y - cy, 0, cy - o.bottom);
          if (Math.hypot(dx, dy) < SIZE / 2) return true;
          return o.small && Math.hypot((o.x + o.right) / 2 - cx, (o.y + o.bottom) / 2 - cy) < SIZE;
        });
        const name = (e: HTMLElement) =>
          `${e.tagName.toLowerCase()} "${(e.ariaLabel ?? e.textContent ?? '').trim().slice(0, 40)}"`;
        return near
          ? [
              `${name(t.element)} ${Math.round(t.right - t.x)} × ${Math.round(t.bottom - t.y)}, by ${name(near.element)}`,
            ]
          : [];
      });
  });

/** Controls and labels whose words have no room: cut off by themselves or by what holds them, or over one another. */
export const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const top = document.querySelector('dialog[open]') ?? document.body;
    // What is clipped to nothing is for readers alone, by that name or not.
    const forReaders = (e: Element) => e.closest('.visually-hidden') || getComputedStyle(e).clipPath === 'inset(50%)';
    const seen = (e: Element) =>
      e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !forReaders(e);
    const controls = [
      ...top.querySelectorAll<HTMLElement>('button, label, legend, a[href], select, summary, h1, h2, h3, [role=tab]'),
    ].filter(seen);
    const words = (e: Element) => (e.ariaLabel || e.textContent || '').trim().slice(0, 40);
    const inner = (e: HTMLElement) => {
      const range = document.createRange();
      const walker = document.createTreeWalker(e, NodeFilter.SHOW_TEXT);
      const boxes: DOMRect[] = [];
      while (walker.nextNode()) {
        const parent = walker.currentNode.parentElement!;
        if (!walker.currentNode.nodeValue!.trim() || !seen(parent) || parent.closest('option, select')) continue;
        range.selectNodeContents(walker.currentNode);
        boxes.push(...range.getClientRects());
      }
      return boxes;
    };
    const found: string[] = [];
    for (const e of top.querySelectorAll<HTMLElement>('*')) {
      const { textOverflow, webkitLineClamp } = getComputedStyle(e);
      const ends = textOverflow === 'ellipsis' && e.scrollWidth > e.clientWidth;
      const clamped = webkitLineClamp !== 'none' && e.scrollHeight > e.clientHeight + 1;
      if (seen(e) && (ends || clamped)) found.push(`"${words(e)}" ends in an ellipsis`);
    }
    const texts: { e: HTMLElement; box: DOMRect }[] = [];
    for (const e of controls) {
      const { overflowX, overflowY } = getComputedStyle(e);
      if (overflowX !== 'visible' && e.scrollWidth > e.clientWidth + 1)
        found.push(`${e.tagName} "${words(e)}" is ${e.scrollWidth} wide in ${e.clientWidth}`);
      if (overflowY !== 'visible' && e.scrollHeight > e.clientHeight + 1)
        found.push(`${e.tagName} "${words(e)}" is ${e.scrollHeight} tall in ${e.clientHeight}`);
      for (const box of inner(e)) {
        if (box.width < 1) continue;
        texts.push({ e, box });
        // What clips it and cannot be scrolled to show it.
        for (let holder = e.parentElement; holder; holder = holder.parentElement) {
          const style = getComputedStyle(holder);
          const by = holder.getBoundingClientRect();
          const clips = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
          if (style.overflowX === 'auto' || style.overflowX === 'scroll') break;
          if (clips(style.overflowX) && (box.right > by.right + 1.5 || box.left < by.left - 1.5)) {
            found.push(`${e.tagName} "${words(e)}" is cut off by ${holder.tagName} ${holder.className}`);
            break;
          }
        }
      }
    }
    for (const [i, a] of texts.entries())
      for (const b of texts.slice(i + 1)) {
        if (a.e === b.e || a.e.contains(b.e) || b.e.contains(a.e)) continue;
        const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
        const down = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
        const hit = (t: { e: HTMLElement; box: DOMRect }) => {
          const at = document.elementFromPoint((t.box.left + t.box.right) / 2, (t.box.top + t.box.bottom) / 2);
          return at !== null && (t.e.contains(at) || at.contains(t.e));
        };
        if (across > 2 && down > 4 && hit(a) && hit(b)) found.push(`"${words(a.e)}" and "${words(b.e)}" overlap`);
      }
    return [...new Set(found)];
  });

/** Controls that cannot be brought to where they can be pressed: each is scrolled to, and must then be what lies there. */
export const outOfReach = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const controls = [...document.querySelectorAll<HTMLElement>('button, a[href], input, select, textarea, summary')];
    return controls
      .filter((e) => e.checkVisibility({ visibilityProperty: true }) && !e.closest('.visually-hidden, [popover]'))
      .flatMap((element) => {
        if (element.getBoundingClientRect().width <= 1) return [];
        element.scrollIntoView({ block: 'center', inline: 'center' });
        const { left, right, top, bottom } = element.getBoundingClientRect();
        const at = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
        const own = [element, ...((element as HTMLInputElement).labels ?? [])];
        if (at && own.some((e) => e.contains(at))) return [];
        // A chart takes the pointer itself, and the keyboard by a slider that is not seen.
        if (getComputedStyle(element).pointerEvents === 'none' && at && element.parentElement!.contains(at)) return [];
        const name = (element.ariaLabel ?? element.textContent ?? '').trim().slice(0, 40);
        return [
          `${element.tagName} "${name}" at ${Math.round(left)}, ${Math.round(top)}: ${at?.tagName} ${at?.className}`,
        ];
      });
  });

export const panels = ['Data', 'Network', 'Answer', 'Training', 'Block', 'Lenses'] as const;
export const toPanel = (page: Page, name: (typeof panels)[number]): Promise<void> =>
  page.getByRole('navigation', { name: 'Panels' }).getByRole('button', { name }).click();

/** Words over other words or over a picture, and words that are cut off, in a part of the page. What scrolls out of sight is not asked. */
export const clashes = (part: Locator): Promise<string[]> =>
  part.evaluate((root) => {
    const seen = (e: Element) =>
      e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
      getComputedStyle(e).clipPath !== 'inset(50%)' && // for readers alone
      !e.closest('.visually-hidden, .katex-mathml, [popover]');
    const scrolled = (e: Element): DOMRect[] => {
      const boxes: DOMRect[] = [];
      for (let holder = e.parentElement; holder; holder = holder.parentElement)
        if (/auto|scroll/.test(getComputedStyle(holder).overflow)) boxes.push(holder.getBoundingClientRect());
      return boxes;
    };
    const inSight = (box: DOMRect, holders: readonly DOMRect[]) =>
      holders.every(
        (by) =>
          box.left >= by.left - 1 && box.right <= by.right + 1 && box.top >= by.top - 1 && box.bottom <= by.bottom + 1,
      );
    const found: string[] = [];
    const texts: { e: Element; text: string; box: DOMRect }[] = [];
    const range = document.createRange();
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const e = walker.currentNode.parentElement!;
      const text = walker.currentNode.nodeValue!.trim();
      if (text === '' || !seen(e) || e.closest('option, select, script, style')) continue;
      range.selectNodeContents(walker.currentNode);
      const holders = scrolled(e);
      for (const box of range.getClientRects())
        if (box.width > 1 && inSight(box, holders)) texts.push({ e, text: text.slice(0, 40), box });
      for (let holder: Element | null = e; holder && holder !== root.parentElement; holder = holder.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(holder);
        if (/auto|scroll/.test(`${overflowX} ${overflowY}`)) break;
        const by = holder.getBoundingClientRect();
        const all = range.getBoundingClientRect();
        const across = overflowX !== 'visible' && (all.right > by.right + 1.5 || all.left < by.left - 1.5);
        const down = overflowY !== 'visible' && (all.bottom > by.bottom + 2 || all.top < by.top - 2);
        if (across || down) found.push(`"${text.slice(0, 40)}" is cut off by ${holder.tagName} ${holder.className}`);
      }
    }
    const over = (a: DOMRect, b: DOMRect, across = 2, down = 4) =>
      Math.min(a.right, b.right) - Math.max(a.left, b.left) > across &&
      Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > down;
    const onTop = ({ e, box }: { e: Element; box: DOMRect }) => {
      const at = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
      return at !== null && (e.contains(at) || at.contains(e));
    };
    for (const [i, a] of texts.entries())
      for (const b of texts.slice(i + 1))
        if (a.e !== b.e && over(a.box, b.box) && onTop(a) && onTop(b))
          found.push(`"${a.text}" and "${b.text}" overlap`);
    // A chart is a canvas with its axes in an SVG over it: these words belong there.
    const ofChart = (word: Element, picture: Element) => {
      const axes = word.closest('svg');
      return axes !== null && axes.parentElement === picture.parentElement;
    };
    for (const picture of root.querySelectorAll('canvas, img, svg')) {
      if (!seen(picture)) continue;
      const box = picture.getBoundingClientRect();
      const holders = scrolled(picture);
      for (const t of texts)
        if (!picture.contains(t.e) && !ofChart(t.e, picture) && over(t.box, box) && inSight(box, holders))
          found.push(`"${t.text}" lies over ${picture.tagName} ${picture.getAttribute('aria-label') ?? ''}`);
    }
    return [...new Set(found)];
  });
