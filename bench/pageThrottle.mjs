// @ts-check
/** @file How often the page's own pictures are drawn while the spiral trains and the page's thread is made slower. */
import { loadavg } from 'node:os';
import { linkCode } from './linkCode.mjs';

const ROUNDS = 5;
/** The stage's canvas of heat-maps: its name is the first word of its label. */
const STAGE = 'Heat-maps of every unit over the input';

/** The default spiral, with a lens open beside the stage. */
export const spiral = (/** @type {string | undefined} */ lens) => ({
  strata: 1,
  title: 'Two spirals',
  data: { type: 'spiral' },
  network: [
    { id: 'a', type: 'dense', units: 16, activation: 'tanh' },
    { id: 'b', type: 'dense', units: 16, activation: 'tanh' },
    { id: 'c', type: 'dense', units: 2 },
  ],
  training: { loss: 'crossEntropy', optimizer: { type: 'adam', learningRate: 0.01 }, batchSize: 32 },
  ...(lens ? { view: { lens } } : {}),
});

/**
 * Medians of some runs in turns, with the lens theatre closed and open.
 * @param {import('playwright').Browser} browser @param {Readonly<Record<string, string>>} builds addresses by name
 * @param {number} slower @param {number} seconds of each run @param {(line: object) => void} print
 */
export async function drawnWhenSlower(browser, builds, slower, seconds, print) {
  for (const lens of [undefined, 'theatre']) {
    /** @type {Record<string, Awaited<ReturnType<typeof oneRun>>[]>} */
    const runs = Object.fromEntries(Object.keys(builds).map((name) => [name, []]));
    for (let round = 0; round < ROUNDS; round++)
      for (const [name, address] of Object.entries(builds))
        runs[name]?.push(
          // By a link: a page that is opened without one trains by itself at first.
          await oneRun(browser, `${address}#s=${linkCode(spiral(lens))}`, slower, seconds),
        );
    for (const [name, all] of Object.entries(runs)) {
      const median = (/** @type {(run: Awaited<ReturnType<typeof oneRun>>) => number} */ of) =>
        all.map(of).sort((a, b) => a - b)[all.length >> 1] ?? Number.NaN;
      print({
        build: name,
        processor: `1/${slower}`,
        lens: lens ?? 'none',
        stagePerSecond: +median((run) => run.stage).toFixed(1),
        framesPerSecond: +median((run) => run.frames).toFixed(1),
        screenPerSecond: +median((run) => run.screen).toFixed(1),
        longestTask: median((run) => run.longest),
        longestOfEachRun: all.map((run) => run.longest),
        longTaskShare: +median((run) => run.blocked).toFixed(2),
        stepsPerSecond: Math.round(median((run) => run.steps)),
        stageOfEachRun: all.map((run) => +run.stage.toFixed(1)),
        load: loadavg().map((load) => +load.toFixed(1)),
      });
    }
  }
}

/** @param {import('playwright').Browser} browser @param {string} address @param {number} slower @param {number} seconds */
async function oneRun(browser, address, slower, seconds) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(watchDrawing);
  await page.goto(address);
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await page.waitForFunction(() => /** @type {any} */ (window).drawing.frames > 3);
  const client = await context.newCDPSession(page);
  await client.send('Emulation.setCPUThrottlingRate', { rate: slower });
  await page.waitForTimeout(2000);
  const look = () =>
    page.evaluate(() => ({ at: performance.now(), ...structuredClone(/** @type {any} */ (window).drawing) }));
  const before = await look();
  await page.waitForTimeout(seconds * 1000);
  const after = await look();
  await context.close();
  const passed = (after.at - before.at) / 1000;
  const long = after.long.slice(before.long.length);
  const rate = (/** @type {number} */ from, /** @type {number} */ to) => (to - from) / passed;
  return {
    stage: rate(before.drawn[STAGE] ?? 0, after.drawn[STAGE] ?? 0),
    frames: rate(before.frames, after.frames),
    screen: rate(before.animations, after.animations),
    steps: rate(before.step, after.step),
    longest: Math.max(0, ...long),
    blocked: long.reduce((/** @type {number} */ sum, /** @type {number} */ ms) => sum + ms, 0) / passed / 1000,
  };
}

/** Runs in the page before its own scripts: counts animation frames, frames of the engine, and how often each canvas is drawn; notes long tasks. */
function watchDrawing() {
  const drawing = {
    frames: 0,
    step: 0,
    animations: 0,
    /** @type {Record<string, number>} */
    drawn: {},
    /** @type {number[]} */
    long: [],
  };
  /** @type {any} */ (window).drawing = drawing;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) drawing.long.push(Math.round(entry.duration));
  }).observe({ entryTypes: ['longtask'] });
  const Native = window.Worker;
  window.Worker = class extends Native {
    /** @param {string | URL} url @param {WorkerOptions} [options] */
    constructor(url, options) {
      super(url, options);
      this.addEventListener('message', ({ data }) => {
        if (data?.type !== 'frame') return;
        drawing.frames++;
        drawing.step = data.position.step;
      });
    }
  };
  /** @type {WeakMap<HTMLCanvasElement, number>} the animation frame in which a canvas was drawn last */
  const last = new WeakMap();
  const { setTransform } = CanvasRenderingContext2D.prototype;
  /** @param {any[]} values @this {CanvasRenderingContext2D} */
  CanvasRenderingContext2D.prototype.setTransform = function (...values) {
    const { canvas } = this;
    if (canvas.isConnected && last.get(canvas) !== drawing.animations) {
      last.set(canvas, drawing.animations);
      const name = canvas.getAttribute('aria-label')?.split(/[.:,]/)[0] ?? canvas.className;
      drawing.drawn[name] = (drawing.drawn[name] ?? 0) + 1;
    }
    return /** @type {any} */ (setTransform).apply(this, values);
  };
  const count = () => {
    drawing.animations++;
    requestAnimationFrame(count);
  };
  requestAnimationFrame(count);
}
