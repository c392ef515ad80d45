import { describe, expect, it } from 'vitest';
import { AnswerMap } from '#charts/boundary.ts';
import { palette } from '#charts/color.ts';
import { createPool } from '#engine/bufferPool.ts';
import { Trainer } from '#engine/trainer.ts';
import { answerProbe } from '#probes/answer/answer.probe.ts';
import { type Picture, RecordingCanvas, recordingPage } from '#testing/recordingCanvas.ts';
import { documentOf } from '#testing/sessionDesk.ts';
import { cellAt, pictureOf, sayAt } from './answerPicture.ts';

recordingPage();

const R = 8;
/** What a network of one dense block with these weights and biases says over the plane, from the engine to the pixels. */
function answer(weight: readonly number[], bias: readonly number[], training: Record<string, unknown> = {}) {
  const units = bias.length;
  const document = documentOf({ network: [{ id: 'a', type: 'dense', units }], training });
  const trainer = new Trainer(document);
  for (const [i, w] of weight.entries()) trainer.setParameter('a', 'weight', i, w);
  for (const [i, b] of bias.entries()) trainer.setParameter('a', 'bias', i, b);
  const result = answerProbe.compute(trainer, { resolution: R, samples: false }, createPool());
  const map = new AnswerMap();
  map.update(pictureOf(result, 1));
  const canvas = new RecordingCanvas();
  map.draw(canvas.context, { x: 5, y: 6, width: 80, height: 80 });
  const [drawn] = canvas.all('drawImage');
  return { result, canvas, box: drawn!.numbers, picture: drawn!.picture!, domain: trainer.plan.data!.domain };
}
/** Orange 1, blue −1. */
const side = (picture: Picture, x: number, y: number) => Math.sign(palette().signed.indexOf(picture.at(x, y)) - 128);

describe('the map of the answer', () => {
  it('is as high as the plane: class 1, orange, above where its number is x₂', () => {
    const { picture, box, result, domain } = answer([0, 3, 0, -3], [0, 0]);
    expect(box).toEqual([5, 6, 80, 80]);
    expect([picture.width, picture.height]).toEqual([R, R]);
    expect([side(picture, 0, 0), side(picture, 7, 0), side(picture, 0, 7), side(picture, 7, 7)]).toEqual([
      1, 1, -1, -1,
    ]);
    expect(sayAt(result, domain, [0, 0.9])[0]).toBeGreaterThan(0.9);
    expect(sayAt(result, domain, [0, -0.9])[0]).toBeLessThan(0.1);
  });

  it('is as wide: orange to the right where its number is x₁', () => {
    const { picture, result, domain } = answer([3, 0, -3, 0], [0, 0]);
    expect([side(picture, 0, 0), side(picture, 7, 0), side(picture, 0, 7), side(picture, 7, 7)]).toEqual([
      -1, 1, -1, 1,
    ]);
    expect(sayAt(result, domain, [0.9, -0.5])[0]).toBeGreaterThan(0.9);
  });

  it('of one sigmoid gives its share to the first class, as its loss does', () => {
    const sure = answer([0, 5], [0], { loss: 'binaryCrossEntropy' });
    expect(side(sure.picture, 4, 0)).toBe(1);
    expect(side(sure.picture, 4, 7)).toBe(-1);
    const [first, second] = sayAt(sure.result, sure.domain, [0, 1]) as [number, number];
    expect(first).toBeGreaterThan(0.9);
    expect(first + second).toBeCloseTo(1);
  });

  it('draws the line between the classes where they are equal', () => {
    const { canvas } = answer([0, 3, 0, -3], [0, 0]);
    const ends = canvas.marks.filter(({ does, alpha }) => (does === 'moveTo' || does === 'lineTo') && alpha === 0.9);
    expect(ends.length).toBeGreaterThan(0);
    for (const { numbers } of ends) expect(numbers[1]).toBeCloseTo(6 + 40, 0);
  });

  it('is read at the cell that is drawn there', () => {
    const domain = [
      [-1, 1],
      [-1, 1],
    ] as const;
    expect(cellAt(4, domain, [-0.9, 0.9])).toBe(0);
    expect(cellAt(4, domain, [0.9, 0.9])).toBe(3);
    expect(cellAt(4, domain, [-0.9, -0.9])).toBe(12);
  });
});
