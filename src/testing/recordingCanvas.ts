/**
 * @file A canvas that writes down what is drawn, so that painters are tested as functions: each mark with its numbers and colours, each image with its pixels. And as
 * much of a page as painters ask for: the tokens of the light theme, and a theme that a test can change.
 */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, vi } from 'vitest';

/** Pixels of an image that was drawn, row by row. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** The word of a pixel, as `palette()`'s tables hold them. */
  at(x: number, y: number): number;
}

/** One call of the context, with the style that it was made under. */
export interface Mark {
  readonly does: string;
  readonly numbers: readonly number[];
  readonly text: string;
  readonly fill: string;
  readonly stroke: string;
  readonly alpha: number;
  readonly lineWidth: number;
  /** Of `drawImage`: what stands in the part of the image that was drawn. */
  readonly picture?: Picture;
}

interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray<ArrayBuffer>;
}

const blank = (width: number, height: number): Pixels => ({
  width,
  height,
  data: new Uint8ClampedArray(4 * width * height),
});

export class RecordingCanvas {
  readonly marks: Mark[] = [];
  #size = { width: 300, height: 150 };
  /** Words of the pixels that were put; setting either side wipes them, as in a browser. */
  words = new Uint32Array(300 * 150);
  readonly context: CanvasRenderingContext2D;
  style = { setProperty(): void {} };
  /** The box that a style sheet gives it. */
  clientWidth = 0;
  clientHeight = 0;
  ariaHidden = '';

  constructor() {
    const style: Record<string, unknown> = {
      fillStyle: '#000000',
      strokeStyle: '#000000',
      globalAlpha: 1,
      lineWidth: 1,
    };
    const saved: Record<string, unknown>[] = [];
    const call =
      (does: string) =>
      (...given: unknown[]): unknown => {
        const numbers = given.flat().filter((value) => typeof value === 'number');
        const picture = does === 'drawImage' ? this.#partOf(given[0] as RecordingCanvas, numbers) : undefined;
        if (does === 'save') saved.push({ ...style });
        if (does === 'restore') Object.assign(style, saved.pop());
        if (does === 'putImageData') this.#put(given[0] as Pixels, numbers as [number, number]);
        this.marks.push({
          does,
          numbers,
          text: given.find((value) => typeof value === 'string') ?? '',
          fill: String(style['fillStyle']),
          stroke: String(style['strokeStyle']),
          alpha: Number(style['globalAlpha']),
          lineWidth: Number(style['lineWidth']),
          ...(picture ? { picture } : {}),
        });
        if (does === 'createImageData') return blank(numbers[0]!, numbers[1]!);
        return does === 'measureText' ? { width: 6 * String(given[0]).length } : undefined;
      };
    this.context = new Proxy(style, {
      get: (kept, name: string) => (name in kept ? kept[name] : call(name)),
      set: (kept, name: string, value) => {
        kept[name] = value;
        return true;
      },
    }) as unknown as CanvasRenderingContext2D;
  }

  get width(): number {
    return this.#size.width;
  }
  set width(width: number) {
    this.#size.width = width;
    this.words = new Uint32Array(width * this.height);
  }
  get height(): number {
    return this.#size.height;
  }
  set height(height: number) {
    this.#size.height = height;
    this.words = new Uint32Array(this.width * height);
  }
  getContext(): CanvasRenderingContext2D {
    return this.context;
  }
  append(): void {}
  /** The calls of one kind, in order. */
  all(does: string): Mark[] {
    return this.marks.filter((mark) => mark.does === does);
  }

  #put(image: Pixels, [x, y]: readonly [number, number]): void {
    const words = new Uint32Array(image.data.buffer);
    for (let row = 0; row < Math.min(image.height, this.height - y); row++)
      for (let column = 0; column < Math.min(image.width, this.width - x); column++)
        this.words[(y + row) * this.width + x + column] = words[row * image.width + column]!;
  }

  #partOf(source: RecordingCanvas, numbers: readonly number[]): Picture {
    const whole = [0, 0, source.width, source.height];
    const [left, top, width, height] = (numbers.length >= 8 ? numbers : whole) as [number, number, number, number];
    const words = source.words.slice();
    const across = source.width;
    return { width, height, at: (x, y) => words[(top + y) * across + left + x]! };
  }
}

/** The tokens of the light theme, as the style sheet has them. */
function lightTokens(): Map<string, string> {
  const sheet = readFileSync(new URL('../ui/tokens.css', import.meta.url), 'utf8');
  const tokens = new Map<string, string>();
  for (const [, name, value] of sheet.matchAll(/(--[\w-]+):\s*([^;]+);/g))
    if (!tokens.has(name!)) tokens.set(name!, value!.trim());
  return tokens;
}

export interface RecordingPage {
  changeTheme(): void;
  /** Tells everyone who observes a size of it. */
  resize(): void;
  /** Lets an animation frame pass. Returns how many callbacks it had. */
  animate(): number;
}

/** Who watches what. Of all pages together: modules that watch once may be shared by several files of tests. */
const themes: (() => void)[] = [];
const observers = new Set<() => void>();
const frames = new Map<number, () => void>();
let asked = 0;

class ThemeObserver {
  constructor(changed: () => void) {
    themes.push(changed);
  }
  observe(): void {}
}

class SizeObserver {
  readonly #changed: () => void;
  constructor(changed: (entries: readonly unknown[]) => void) {
    this.#changed = () => changed([]);
  }
  observe(): void {
    observers.add(this.#changed);
  }
  disconnect(): void {
    observers.delete(this.#changed);
  }
}

/** A page of recording canvases for a file of tests, whose theme, sizes and animation frames are in the test's hand. */
export function recordingPage(): RecordingPage {
  const tokens = lightTokens();
  const tokenOf = (name: string): string => {
    const value = tokens.get(name) ?? '';
    const [, other] = /^var\((--[\w-]+)\)$/.exec(value) ?? [];
    return other === undefined ? value : tokenOf(other);
  };
  beforeAll(() => {
    vi.stubGlobal('document', { createElement: () => new RecordingCanvas(), documentElement: new RecordingCanvas() });
    vi.stubGlobal('window', { devicePixelRatio: 2 });
    vi.stubGlobal('getComputedStyle', () => ({ getPropertyValue: tokenOf, fontSize: '16px' }));
    vi.stubGlobal('requestAnimationFrame', (callback: () => void) => frames.set(++asked, callback) && asked);
    vi.stubGlobal('cancelAnimationFrame', (id: number) => frames.delete(id));
    vi.stubGlobal('MutationObserver', ThemeObserver);
    vi.stubGlobal('ResizeObserver', SizeObserver);
  });
  afterAll(() => {
    vi.unstubAllGlobals();
  });
  return {
    changeTheme: () => {
      for (const changed of themes) changed();
    },
    resize: () => {
      for (const changed of observers) changed();
    },
    animate() {
      const now = [...frames.values()];
      frames.clear();
      for (const callback of now) callback();
      return now.length;
    },
  };
}
