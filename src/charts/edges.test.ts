import { describe, expect, it } from 'vitest';
import { RecordingCanvas, recordingPage } from '#testing/recordingCanvas.ts';
import { palette } from './color.ts';
import {
  drawEdges,
  type EdgeBundle,
  type EdgeStyle,
  edgeDistance,
  FADED,
  magnitudeQuantile,
  nearestEdge,
} from './edges.ts';

const bundle: EdgeBundle = {
  sourceX: 0,
  targetX: 200,
  sourceY: [0, 100],
  targetY: [0, 100],
  values: Float32Array.from([1, -0.5, 0.001, 2]), // [target, source]
};

describe('the edge under the pointer', () => {
  it('is the nearest one within reach', () => {
    expect(nearestEdge(bundle, 100, 3)).toMatchObject({ source: 0, target: 0 });
    expect(nearestEdge(bundle, 100, 97)).toMatchObject({ source: 1, target: 1 });
    expect(nearestEdge(bundle, 100, 50)).toMatchObject({ source: 1, target: 0 });
    expect(nearestEdge(bundle, 30, 50)).toBeNull();
    expect(nearestEdge(bundle, -40, 0)).toBeNull();
    expect(nearestEdge(bundle, 100, 13, 12)).toBeNull();
  });

  it('is the stronger of two that lie together', () => {
    expect(nearestEdge(bundle, 199.5, 0)).toMatchObject({ target: 0, source: 0 });
    expect(nearestEdge({ ...bundle, values: Float32Array.from([0.5, -1, 0.001, 2]) }, 199.5, 0)).toMatchObject({
      source: 1,
    });
  });

  it('is never one too weak to be seen', () => {
    const lone = { ...bundle, sourceY: [0], targetY: [0, 100], values: Float32Array.from([1, 0.0001]) };
    expect(nearestEdge(lone, 100, 50)).toBeNull();
  });
});

it('measures the distance to the curve that is drawn', () => {
  // the middle of the curve is the middle of the box; its ends are its ends
  expect(edgeDistance(0, 0, 200, 100, 100, 50)).toBeCloseTo(0, 6);
  expect(edgeDistance(0, 0, 200, 100, 0, 0)).toBe(0);
  expect(edgeDistance(0, 0, 200, 0, 50, 7)).toBeCloseTo(7, 6);
  // a point on the Bézier at t = 0.3: x = 3·0.49·0.3·100 + 3·0.7·0.09·100 + 0.027·200, y = (3·0.7·0.09 + 0.027)·100
  expect(edgeDistance(0, 0, 200, 100, 68.4, 21.6)).toBeLessThan(0.2);
});

describe('the limit of a layer', () => {
  it('is the 99th percentile of its magnitudes', () => {
    const values = Float32Array.from({ length: 200 }, (_, i) => (i % 2 ? -1 : 1) * (i + 1));
    expect(magnitudeQuantile(values)).toBe(198);
    expect(magnitudeQuantile(values, 1)).toBe(200);
  });

  it('does not count what is no number', () => {
    expect(magnitudeQuantile(Float32Array.from([1, Number.NaN, Number.POSITIVE_INFINITY]))).toBe(1);
    expect(magnitudeQuantile(new Float32Array(0))).toBe(0);
  });
});

describe('a bundle of edges', () => {
  recordingPage();
  const four = { ...bundle, values: Float32Array.of(2, -1, 0, 0.5) };
  /** Each stroke with its edges: from y, to y. */
  function strokes(style: EdgeStyle) {
    const canvas = new RecordingCanvas();
    drawEdges(canvas.context, four, style);
    const found: { edges: number[][]; color: string; width: number; alpha: number }[] = [];
    let edges: number[][] = [];
    canvas.marks.forEach(({ does, numbers, stroke, lineWidth, alpha }, i) => {
      if (does === 'beginPath') edges = [];
      if (does === 'bezierCurveTo') edges.push([canvas.marks[i - 1]!.numbers[1]!, numbers[5]!]);
      if (does === 'stroke') found.push({ edges, color: stroke, width: lineWidth, alpha });
    });
    return found;
  }

  it('is drawn by strength, the strongest last, orange where positive and blue where negative; zero not at all', () => {
    const found = strokes({ limit: 2 });
    const { signedCss } = palette();
    expect(found.map(({ edges }) => edges)).toEqual([[[100, 100]], [[100, 0]], [[0, 0]]]);
    expect(found.map(({ color }) => signedCss.indexOf(color))).toEqual([160, 64, 256]);
    // 0.4 px and up to 2.6 more by the square of a quarter, a half, the whole.
    expect(found.map(({ width }) => width.toFixed(3))).toEqual(['0.563', '1.050', '3.000']);
    expect(found.every(({ alpha }) => alpha === 1)).toBe(true);
  });

  it('leaves out what is weak among many, but for the edges of the unit that is meant; what is left out is not found either', () => {
    const count = 64;
    const row = { sourceX: 0, targetX: 200, sourceY: Array.from({ length: count }, (_, i) => 20 * i), targetY: [0] };
    const values = new Float32Array(count).fill(0.1);
    values[3] = 1;
    const drawn = (bundle: EdgeBundle, style: EdgeStyle = {}) => {
      const canvas = new RecordingCanvas();
      drawEdges(canvas.context, bundle, { limit: 1, ...style });
      return canvas.marks.filter(({ does }) => does === 'bezierCurveTo').length;
    };
    const many = { ...row, values };
    expect(drawn(many)).toBe(1);
    expect(drawn(many, { highlight: { target: 0 } })).toBe(count);
    expect(nearestEdge(many, 1, 20, 12, 1)).toBeNull();
    expect(nearestEdge(many, 1, 60, 12, 1)).toMatchObject({ source: 3 });
    const few = { ...row, sourceY: row.sourceY.slice(1), values: values.subarray(1) };
    expect(drawn(few)).toBe(count - 1);
  });

  it('is hairlines with a few strong ones where many start from numbers drawn evenly: fewer than one in five is thicker than a pixel', () => {
    const [sources, targets] = [16, 16];
    const at = (n: number) => Array.from({ length: n }, (_, i) => 20 * i);
    const values = Float32Array.from({ length: sources * targets }, (_, i) => (((i * 97) % 256) - 127.5) / 127.5);
    const canvas = new RecordingCanvas();
    drawEdges(
      canvas.context,
      { sourceX: 0, targetX: 200, sourceY: at(sources), targetY: at(targets), values },
      { limit: 1 },
    );
    let edges = 0;
    let thick = 0;
    let waiting = 0;
    for (const { does, lineWidth } of canvas.marks) {
      if (does === 'bezierCurveTo') waiting++;
      if (does !== 'stroke') continue;
      edges += waiting;
      if (lineWidth > 1) thick += waiting;
      waiting = 0;
    }
    expect(edges).toBeGreaterThan(200);
    expect(thick / edges).toBeGreaterThan(0.02);
    expect(thick / edges).toBeLessThan(0.2);
  });

  it('fades but for the one edge that is meant, which is wide enough to be followed; or all of it, where that one is elsewhere', () => {
    const one = strokes({ limit: 2, highlight: { source: 1, target: 0 } });
    expect(one.map(({ edges, alpha }) => [edges[0], alpha])).toEqual([
      [[100, 100], FADED],
      [[0, 0], FADED],
      [[100, 0], 1],
    ]);
    expect(one.at(-1)!.width).toBeGreaterThanOrEqual(2);
    expect(strokes({ limit: 2, highlight: 'none' }).map(({ alpha }) => alpha)).toEqual([FADED, FADED, FADED]);
  });

  it('fades but for the edges of the unit that is meant', () => {
    const of = (style: EdgeStyle) => strokes({ limit: 2, ...style }).map(({ edges, alpha }) => [edges[0], alpha]);
    expect(of({ highlight: { source: 1 } })).toEqual([
      [[0, 0], FADED],
      [[100, 100], 1],
      [[100, 0], 1],
    ]);
    expect(of({ highlight: { target: 1 } })).toEqual([
      [[100, 0], FADED],
      [[0, 0], FADED],
      [[100, 100], 1],
    ]);
  });
});
