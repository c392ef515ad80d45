/**
 * @file The page's one animation loop: numbers come first, then what draws them, in the same animation frame. Where all pictures at once would keep the page's
 * thread too long they take turns: a few in each frame, those that have waited longest first.
 */

/** What is drawn. */
export interface Drawing {
  draw(): void;
  /** It takes no turns: whatever is drawn beside it, it is drawn with every number that comes. */
  readonly leads?: boolean;
}

/** What the loop needs of a page. */
export interface Screen {
  /** Returns what takes the request back. */
  request(callback: () => void): () => void;
  /** Calls back once what was drawn has been laid out and handed to the screen. */
  afterwards(callback: () => void): void;
  now(): number;
  report(error: unknown): void;
}

/** Milliseconds of the page's thread: a frame that took longer draws fewer pictures the next time, one that was quicker more. */
const LONG = 16;
const SHORT = 10;
/** Where frames take longer than this only every second one has a turn: what leads must not stand still for it. */
const VERY_LONG = 60;
/** Where telling the numbers took longer than this, words were written: the page is laid out anew in this frame, and what takes turns waits for the next. */
const MUCH_TOLD = 8;
/** More turns than this are no turns. */
const MANY = 16;
/** Where they take turns a picture rests so many times as long as it took to be drawn: none takes more than a fifth of the thread. */
const REST = 4;

export class Animation {
  readonly #screen: Screen;
  #numbers: (() => void)[] = [];
  /** Called for by people, sizes, themes: drawn with the next frame, all of them. */
  readonly #called = new Set<Drawing>();
  /** They follow numbers; in the order in which they began to wait. */
  readonly #waiting = new Set<Drawing>();
  #phase: 'none' | 'numbers' | 'pictures' = 'none';
  #takeBack: (() => void) | undefined;
  #turns = Number.POSITIVE_INFINITY;
  readonly #restsUntil = new WeakMap<Drawing, number>();
  /** Milliseconds that a frame takes of the page's thread with everything in it, as the last ones were. */
  cost = 0;
  #frames = 0;
  #waited = false;

  constructor(screen: Screen) {
    this.#screen = screen;
  }

  /** Calls back in the next animation frame, before anything is drawn in it. */
  beforeDrawing(callback: () => void): void {
    this.#numbers.push(callback);
    this.#ask();
  }

  /** Draws once: with the numbers that are being told, when its turn comes; called from elsewhere, with the next frame. */
  want(drawing: Drawing): void {
    if (this.#phase === 'numbers') {
      if (!this.#called.has(drawing)) this.#waiting.add(drawing);
    } else {
      this.#called.add(drawing);
      this.#ask();
    }
  }

  /** It need not be drawn: it was, or is gone. */
  drop(drawing: Drawing): void {
    this.#called.delete(drawing);
    this.#waiting.delete(drawing);
    if (this.#phase !== 'none' || this.#called.size + this.#waiting.size + this.#numbers.length > 0) return;
    this.#takeBack?.();
    this.#takeBack = undefined;
  }

  #ask(): void {
    this.#takeBack ??= this.#screen.request(() => this.#frame());
  }

  #frame(): void {
    this.#takeBack = undefined;
    const started = this.#screen.now();
    const numbers = this.#numbers;
    this.#numbers = [];
    this.#phase = 'numbers';
    for (const tell of numbers) this.#try(tell);
    const slow = this.#turns !== Number.POSITIVE_INFINITY;
    // Never twice on end: what is told in every frame would let nothing be drawn.
    this.#waited = slow && !this.#waited && this.#screen.now() - started > MUCH_TOLD;
    this.#phase = 'pictures';
    let drawn = 0;
    const draw = (drawing: Drawing) => {
      this.#waiting.delete(drawing);
      const from = this.#screen.now();
      this.#try(() => drawing.draw());
      const to = this.#screen.now();
      this.#restsUntil.set(drawing, to + REST * (to - from));
      drawn++;
    };
    // What is dropped or called for meanwhile is neither drawn now nor forgotten.
    for (const drawing of [...this.#called]) if (this.#called.delete(drawing)) draw(drawing);
    const waiting = [...this.#waiting];
    const rested = (drawing: Drawing) => !slow || (this.#restsUntil.get(drawing) ?? 0) <= this.#screen.now();
    const none = this.#waited || (this.cost > VERY_LONG && ++this.#frames % 2 === 0);
    const inTurn = waiting.filter((drawing) => !drawing.leads && rested(drawing)).slice(0, none ? 0 : this.#turns);
    for (const drawing of [...waiting.filter(({ leads }) => leads), ...inTurn])
      if (this.#waiting.has(drawing)) draw(drawing);
    this.#phase = 'none';
    if (this.#called.size + this.#waiting.size + this.#numbers.length > 0) this.#ask();
    if (drawn > 0) this.#screen.afterwards(() => this.#took(this.#screen.now() - started, drawn));
  }

  /** Fewer at once where it took long, half as many; where it was quick one more. */
  #took(ms: number, drawn: number): void {
    this.cost += (ms - this.cost) / 4;
    if (ms > LONG) this.#turns = Math.max(1, Math.min(this.#turns, Math.floor(drawn / 2)));
    else if (ms < SHORT && ++this.#turns > MANY) this.#turns = Number.POSITIVE_INFINITY;
  }

  #try(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#screen.report(error);
    }
  }
}

/** The loop of this page. */
export const animation = new Animation({
  request(callback) {
    const id = requestAnimationFrame(callback);
    return () => cancelAnimationFrame(id);
  },
  afterwards: (callback) => setTimeout(callback),
  now: () => performance.now(),
  report: (error) => reportError(error),
});

/**
 * Calls back before the next picture of the screen, or that many later: what a press brings beside its first answer, which is seen meanwhile.
 * @returns takes it back
 */
export function afterPictures(pictures: number, callback: () => void, loop: Animation = animation): () => void {
  let left = pictures;
  let wanted = true;
  loop.beforeDrawing(function next() {
    if (!wanted) return;
    if (left-- > 0) loop.beforeDrawing(next);
    else callback();
  });
  return () => {
    wanted = false;
  };
}
