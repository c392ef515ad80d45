/**
 * What `npm run thumbnails` runs in a browser: trains an example as far as its file says, and draws what there is to see. Everything drawn comes from the
 * engine or the samples.
 */
import '#data/worlds/provide.ts';
import { AnswerMap } from '#charts/boundary.ts';
import { palette } from '#charts/color.ts';
import { rangeMapping } from '#charts/heatmap.ts';
import { drawDots, thinned } from '#charts/points.ts';
import { Heatmap } from '#charts/tileSheet.ts';
import { overAxes } from '#data/prepare.ts';
import { createPool } from '#engine/bufferPool.ts';
import { replayer } from '#engine/replay.ts';
import type { Trainer } from '#engine/trainer.ts';
import { examples } from '#examples/index.ts';
import { pictureOf, targetLimit } from '#lenses/answer/answerPicture.ts';
import { drawValuePoints } from '#lenses/answer/drawValuePoints.ts';
import { plotPoints } from '#lenses/answer/plotPoints.ts';
import { predictedClass } from '#nn/objective.ts';
import { answerProbe } from '#probes/answer/answer.probe.ts';
import { picturesProbe } from '#probes/answer/pictures.probe.ts';
import { gradientsProbe } from '#probes/gradients/gradients.probe.ts';
import { theatreProbe } from '#probes/theatre/theatre.probe.ts';
import { readGoal } from '#proof/readings.ts';
import { drawImage } from '#samples/drawSample.ts';
import { openExample } from '#state/openExample.ts';

type Paint = (context: CanvasRenderingContext2D) => void;

/** Drawn on so many CSS pixels a side, at a ratio. */
const SIDE = 96;
const RATIO = 1.5;
const MARGIN = 10;
const box = { x: 0, y: 0, width: SIDE, height: SIDE };
/** Points that a picture of this size has room for. */
const FEW = 130;

function trained(id: string): Trainer {
  const example = examples.find((one) => one.id === id)!;
  const { trainer, step } = replayer(openExample(example).document, undefined, undefined, readGoal);
  trainer.measures = true;
  while (trainer.step < example.steps) step();
  return trainer;
}

/** What there is to see of a trained example, by what its shelf asks. */
function paintOf(id: string): Paint {
  const run = trained(id);
  const data = run.plan.data!;
  const { shelf } = examples.find((one) => one.id === id)!;
  if (shelf === 'failing') return gradientLadder(run);
  if (shelf === 'layers' && id.endsWith('-theatre')) return lastSpace(run);
  if (data.dimensions === 2 || data.shown) return answerOverPlane(run);
  if (data.dimensions === 1) return answerOverLine(run);
  if (id === 'bars-waist') return waist(run);
  if (data.kind === 'image') return data.task === 'picture' ? givenBack(run) : images(run);
  if (data.classNames.length > 0) return attention(run);
  return saidAgainstTrue(run);
}

const few = (count: number) => thinned(count, FEW);

/** The answer with the border and some of the samples. */
function answerOverPlane(run: Trainer): Paint {
  const data = overAxes(run.plan.data!, undefined);
  const limit = targetLimit(data.targets);
  const answer = answerProbe.compute(run, { resolution: 64, samples: false }, createPool());
  const { test: _, ...points } = plotPoints(data);
  const drawn = few(points.count);
  const shown = { ...points, ...(drawn ? { drawn } : {}) };
  const radius = points.count > 20 ? 1.9 : 6;
  const [[left, right], [low, high]] = data.domain as [[number, number], [number, number]];
  const toX = (x: number) => ((x - left) / (right - left)) * SIDE;
  const toY = (y: number) => ((high - y) / (high - low)) * SIDE;
  return (context) => {
    const map = new AnswerMap();
    map.update(pictureOf(answer, limit));
    map.draw(context, box, { isolines: false });
    if (data.task === 'classification') drawDots(context, shown, toX, toY, { radius });
    else drawValuePoints(context, shown, data.targets, limit, toX, toY, radius);
  };
}

/** The curve through the samples. */
function answerOverLine(run: Trainer): Paint {
  const data = run.plan.data!;
  const { values, resolution } = answerProbe.compute(run, { resolution: 64, samples: false }, createPool());
  const { x, y, count } = plotPoints(data);
  const most = 1.25 * targetLimit(data.targets);
  const [left, right] = data.domain[0]!;
  const toX = (at: number) => ((at - left) / (right - left)) * SIDE;
  const toY = (at: number) => ((most - at) / (2 * most)) * SIDE;
  return (context) => {
    const { ink1, ink4 } = palette();
    context.fillStyle = ink4;
    for (let i = 0; i < count; i += Math.ceil(count / FEW)) disc(context, toX(x[i]!), toY(y[i]!), 2);
    context.beginPath();
    for (let i = 0; i < resolution; i++) context.lineTo(((i + 0.5) * SIDE) / resolution, toY(values[i]!));
    stroke(context, ink1, 2);
  };
}

/** Where the last hidden layer puts the samples, and the straight line that parts them. */
function lastSpace(run: Trainer): Paint {
  const { spaces, values, rows, grid, line } = theatreProbe.compute(run, {}, createPool())!;
  const space = spaces.at(-2)!;
  const step = rows.length + grid * grid;
  const at = (offset: number) => values.slice(space.offset + offset, space.offset + offset + rows.length);
  const reach = 1.15 * space.reach;
  const toX = (x: number) => ((x + reach) / (2 * reach)) * SIDE;
  const toY = (y: number) => ((reach - y) / (2 * reach)) * SIDE;
  const drawn = few(rows.length);
  const label = rows.map((row) => run.plan.data!.targets[row]!);
  const points = { count: rows.length, x: at(0), y: at(step), label, ...(drawn ? { drawn } : {}) };
  return (context) => {
    drawDots(context, points, toX, toY, { radius: 1.9 });
    if (!line) return;
    const [a, b, c] = line;
    context.beginPath();
    for (const end of [-reach, reach])
      if (Math.abs(b) > Math.abs(a)) context.lineTo(toX(end), toY(-(a * end + c) / b));
      else context.lineTo(toX(-(b * end + c) / a), toY(end));
    stroke(context, palette().ink1, 1.5);
  };
}

/** Held-out samples by the two numbers that are left of each. */
function waist(run: Trainer): Paint {
  const { model, plan } = run;
  const data = plan.data!;
  const rows = [...data.test].slice(0, FEW);
  const places = rows.map((row) => {
    const { blocks } = model.inspectRow(row);
    return [...model.tensor(blocks.find(({ id }) => id === 'w')!.output)];
  });
  const reach = 1.15 * Math.max(...places.flat().map(Math.abs));
  const to = (value: number) => ((value + reach) / (2 * reach)) * SIDE;
  const points = {
    count: rows.length,
    x: places.map(([x]) => x!),
    y: places.map(([, y]) => y!),
    label: rows.map((row) => data.targets[row]!),
  };
  return (context) => drawDots(context, points, to, (y) => SIDE - to(y), { radius: 4 });
}

/** Held-out images; those that it names wrong are faint. */
function images(run: Trainer): Paint {
  const { model, plan } = run;
  const data = plan.data!;
  const side = data.count > 600 && data.shape[2]! >= 24 && data.classNames.length > 4 ? 3 : 2;
  const rows = [...data.test].slice(0, side * side);
  const width = plan.output.at(-1)!;
  const right = rows.map((row) => {
    const out = model.tensor(model.inspectRow(row).output);
    return predictedClass(out.subarray(0, width), 0, plan.code, plan.document.training.loss) === data.targets[row];
  });
  return (context) => {
    for (const [i, row] of rows.entries()) {
      context.globalAlpha = right[i] ? 1 : 0.28;
      drawImage(context, data, row, cell(i, side), RATIO);
    }
  };
}

/** Held-out images, and beside each what comes back of it. */
function givenBack(run: Trainer): Paint {
  const data = run.plan.data!;
  const [, height, width] = data.shape as [number, number, number];
  const { rows, pictures } = picturesProbe.compute(run, { listed: data.test.length }, createPool());
  const some = [...data.test].slice(0, 2);
  return (context) => {
    for (const [i, row] of some.entries()) {
      drawImage(context, data, row, cell(2 * i, 2), RATIO);
      const from = rows.indexOf(row) * width * height;
      const values = pictures.subarray(from, from + width * height);
      new Heatmap().draw(
        context,
        { values, width, height },
        cell(2 * i + 1, 2),
        palette().pixels,
        rangeMapping(0, 1),
        RATIO,
      );
    }
  };
}

/** Where each step looks in the last block that attends: the first head, of the first sample held out. */
function attention(run: Trainer): Paint {
  const { model, plan } = run;
  const { blocks } = model.inspectRow(plan.samples.test[0]!);
  const exposed = blocks.findLast((block) => block.exposed['attention'])!.exposed['attention']!;
  const steps = plan.data!.positions;
  const values = model.tensor(exposed).slice(0, steps * steps);
  return (context) =>
    new Heatmap().draw(
      context,
      { values, width: steps, height: steps },
      box,
      palette().magnitude,
      rangeMapping(0, 1),
      RATIO,
    );
}

/** What is said (up) against what is true (across), of samples held out; the diagonal is right. */
function saidAgainstTrue(run: Trainer): Paint {
  const data = run.plan.data!;
  const { said } = answerProbe.compute(run, { resolution: 2, samples: true }, createPool());
  const rows = [...data.test].slice(0, FEW);
  const most = Math.max(...data.targets);
  const place = (value: number) => MARGIN + (value / most) * (SIDE - 2 * MARGIN);
  return (context) => {
    const { ink1, ink4 } = palette();
    context.beginPath();
    context.moveTo(place(0), SIDE - place(0));
    context.lineTo(place(most), SIDE - place(most));
    stroke(context, ink4, 1);
    context.fillStyle = ink1;
    for (const row of rows) disc(context, place(data.targets[row]!), SIDE - place(said[row]!), 1.9);
  };
}

/** Decades of gradient that are drawn. */
const DECADES = 18;

/** How much gradient reaches each block: up by decades, from the first block at the left. */
function gradientLadder(run: Trainer): Paint {
  const own = gradientsProbe
    .compute(run, {}, createPool())
    .flatMap(({ output }) => (output !== null && output > 0 ? [output] : []));
  const most = Math.max(...own);
  const places = own.map((value, i) => ({
    x: MARGIN + (i / (own.length - 1)) * (SIDE - 2 * MARGIN),
    y: MARGIN + Math.min(1, -Math.log10(value / most) / DECADES) * (SIDE - 2 * MARGIN),
  }));
  return (context) => {
    const { ink1, hair } = palette();
    for (const line of [0, 1, 2]) {
      context.beginPath();
      context.moveTo(0, MARGIN + (line / 2) * (SIDE - 2 * MARGIN));
      context.lineTo(SIDE, MARGIN + (line / 2) * (SIDE - 2 * MARGIN));
      stroke(context, hair, 1);
    }
    context.beginPath();
    for (const { x, y } of places) context.lineTo(x, y);
    stroke(context, ink1, 1.25);
    context.fillStyle = ink1;
    for (const { x, y } of places) disc(context, x, y, 2.1);
  };
}

function cell(i: number, side: number) {
  const gap = 4;
  const size = (SIDE - (side + 1) * gap) / side;
  return {
    x: gap + (i % side) * (size + gap),
    y: gap + Math.floor(i / side) * (size + gap),
    width: size,
    height: size,
  };
}

function disc(context: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
}

function stroke(context: CanvasRenderingContext2D, color: string, width: number): void {
  context.strokeStyle = color;
  context.lineWidth = width;
  context.lineJoin = 'round';
  context.stroke();
}

/** The picture as WebP in base64, once in each theme. */
async function thumbnail(id: string): Promise<Record<'light' | 'dark', string>> {
  const paint = paintOf(id);
  const drawn: [string, string][] = [];
  for (const theme of ['light', 'dark']) {
    document.documentElement.dataset['theme'] = theme;
    await new Promise((done) => setTimeout(done)); // the palette hears of it
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = SIDE * RATIO;
    const context = canvas.getContext('2d')!;
    context.scale(RATIO, RATIO);
    context.fillStyle = palette().paper;
    context.fillRect(0, 0, SIDE, SIDE);
    paint(context);
    drawn.push([theme, canvas.toDataURL('image/webp', 0.72).split(',')[1]!]);
  }
  return Object.fromEntries(drawn) as Record<'light' | 'dark', string>;
}

Object.assign(window, { thumbnail });
