// @ts-check
/** @file What runs in the page before its own scripts, to see what a frame costs there. It changes nothing of what the page does. */

/** Counts frames, their bytes and what the worker spent; times every canvas; notes long tasks; can hold the page's requests for frames back. */
export function watchPage() {
  const seen = {
    frames: 0,
    animations: 0,
    bytes: 0,
    posts: 0,
    /** @type {Record<string, number>} milliseconds in the worker */
    spent: {},
    /** @type {Record<string, { ms: number, times: number }>} milliseconds on the page, by canvas */
    drawn: {},
    listening: 0,
    /** @type {number[]} */
    long: [],
    step: 0,
    /** @type {Record<string, { step: number, rounds: number }>} by probe: the step that was measured last, and how often there was another */
    measured: {},
    /** @type {number[]} milliseconds from a request for a frame to its arrival */
    waits: [],
    held: false,
    blocked: false,
  };
  /** @type {any} */ (window).seen = seen;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.long.push(Math.round(entry.duration));
  }).observe({ entryTypes: ['longtask'] });

  let wanted = 0;
  const NativeWorker = window.Worker;
  /** @param {unknown} value @returns {number} */
  const bytesOf = (value) => {
    if (ArrayBuffer.isView(value)) return value.byteLength;
    if (typeof value !== 'object' || value === null) return 0;
    return Object.values(value).reduce((sum, part) => sum + bytesOf(part), 0);
  };
  /** Counts rounds of readings. @param {Record<string, any>} probes */
  const note = (probes) => {
    for (const [name, result] of Object.entries(probes)) {
      if (!Number.isInteger(result?.fit) || result.step < 0) continue;
      const last = (seen.measured[name] ??= { step: -1, rounds: 0 });
      if (last.step !== result.step) last.rounds++;
      last.step = result.step;
    }
  };
  /** @param {any} event */
  const count = (event) => {
    if (event.type !== 'frame') return;
    seen.frames++;
    seen.step = event.position.step;
    seen.waits.push(performance.now() - wanted);
    seen.bytes += bytesOf(event.probes) + bytesOf(event.history);
    note(event.probes);
    for (const [name, ms] of Object.entries(event.spent))
      seen.spent[name] = (seen.spent[name] ?? 0) + /** @type {number} */ (ms);
  };
  window.Worker = class extends NativeWorker {
    /** @param {string | URL} url @param {WorkerOptions} [options] */
    constructor(url, options) {
      super(url, options);
      this.addEventListener('message', ({ data }) => {
        // Of the laboratory: what it read.
        if (data?.type === 'progress') note(data.part?.probes ?? {});
        // Of several lanes the first counts the frames.
        if (data?.type === 'lanes') for (const [lane, event] of data.told) if (lane === 0) count(event);
        if (data?.type === 'frame') count(data);
      });
    }
    /** @override @param {any} message @param {any} [more] */
    postMessage(message, more) {
      if (message?.type === 'want') {
        if (seen.blocked) {
          seen.held = true;
          /** @type {any} */ (window).release = () => {
            seen.held = false;
            super.postMessage(message, more);
          };
          return;
        }
        wanted = performance.now();
      }
      super.postMessage(message, more);
    }
  };

  // All pictures are drawn in one animation frame; a canvas sets its transform first whenever it is drawn: what passes until the next does, or the frame ends, is its own.
  let canvas = /** @type {HTMLCanvasElement | undefined} */ (undefined);
  let since = 0;
  const settle = () => {
    const now = performance.now();
    const took = now - since;
    since = now;
    if (!canvas) {
      seen.listening += took;
      return;
    }
    const holder = canvas.closest('[aria-label], section, figure');
    const label = canvas.getAttribute('aria-label') ?? holder?.getAttribute('aria-label') ?? canvas.className;
    const name = /** @type {string} */ (label.split(/[.:,]/)[0]);
    const drawn = (seen.drawn[name] ??= { ms: 0, times: 0 });
    drawn.ms += took;
    drawn.times++;
  };
  const { setTransform } = CanvasRenderingContext2D.prototype;
  /** @param {any[]} values @this {CanvasRenderingContext2D} */
  CanvasRenderingContext2D.prototype.setTransform = function (...values) {
    if (this.canvas instanceof HTMLCanvasElement && this.canvas.isConnected && this.canvas !== canvas) {
      settle();
      ({ canvas } = this);
    }
    return /** @type {any} */ (setTransform).apply(this, values);
  };
  const request = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (callback) =>
    request((time) => {
      canvas = undefined;
      since = performance.now();
      callback(time);
      settle();
    });
  const countAnimations = () => {
    seen.animations++;
    request(countAnimations);
  };
  request(countAnimations);
}
