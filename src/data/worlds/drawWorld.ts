/** @file Drawing images of a world whose every property is known: what the generated image sets share. */
import { logf } from '#base/math.ts';
import { mix, type Random, randomFrom } from '#base/random.ts';
import { strayOf } from '#data/fields.ts';
import type { Factor, Samples, Unvaried } from '#nn/dataset.ts';

/** A property of a scene: how it is called, and its value, a class index or a number, told by the scene or by the image's number alone. */
export type Property<Scene> = Omit<Factor, 'values'> & {
  /**
   * The same scene with this property at another value and every other as it was; or why there is none.
   * @param random the stream from which the scene was imagined, at its beginning
   */
  readonly vary: ((scene: Scene, value: number, random: Random) => Scene) | Unvaried;
} & ({ of(scene: Scene): number } | { at(i: number): number });

/** A kind of images, each the picture of a scene. A scene holds everything that a picture shows, so that drawing it again gives the same pixels. */
export interface World<Scene> {
  readonly height: number;
  readonly width: number;
  /** Imagines the scene of image `i`; draws from `random` only. */
  imagine(i: number, random: Random): Scene;
  /** Writes every pixel of a scene: [H · W] row-major, 0 paper and 1 ink. */
  paint(scene: Scene, pixels: Float32Array): void;
  readonly properties: readonly Property<Scene>[];
  readonly parts: readonly string[];
  /** New masks of a scene, one a part, as `Parts.masksOf` gives them. */
  masksOf(scene: Scene): readonly Uint8Array[];
}

/**
 * N images, each from a stream of its own, so that any of them can be drawn alone: first its scene, then a stray for each pixel. Neither the noise nor the
 * answer that is asked for has a say in the scenes.
 * @param noise see `strayOf`
 * @param answer the id of the property, of kind `class`, that is asked for; it becomes the first factor
 */
export function drawWorld<Scene>(
  world: World<Scene>,
  count: number,
  noise: number,
  answer: string,
  random: Random,
): Samples & Required<Pick<Samples, 'factors' | 'parts'>> {
  const { height, width, properties } = world;
  const stray = strayOf(noise);
  const key = [random.word(), random.word()] as const;
  const streamOf = (i: number) => randomFrom([key[0], mix(key[1] + i)], logf);
  const sceneOf = (i: number) => world.imagine(i, streamOf(i));
  /** @param own the stream of the image, after its scene was imagined */
  const paint = (scene: Scene, own: Random, pixels: Float32Array) => {
    world.paint(scene, pixels);
    if (stray > 0) for (let p = 0; p < pixels.length; p++) pixels[p]! += stray * own.normal();
  };
  const told = properties.map((property) => {
    const values = new Float32Array(count);
    if ('at' in property) for (let i = 0; i < count; i++) values[i] = property.at(i);
    else if (property.id === answer) for (let i = 0; i < count; i++) values[i] = property.of(sceneOf(i));
    return { property, values };
  });
  const factors = told.map(({ property: { id, name, kind, classes, unit }, values }): Factor => {
    return { id, name, kind, ...(classes ? { classes } : {}), ...(unit ? { unit } : {}), values };
  });
  factors.sort((a, b) => Number(b.id === answer) - Number(a.id === answer));
  const { values: targets, classes = [] } = factors[0]!;
  return {
    inputs: {
      count,
      draw(row, input) {
        const own = streamOf(row);
        const scene = world.imagine(row, own);
        paint(scene, own, input);
        for (const { property, values } of told) if ('of' in property) values[row] = property.of(scene);
      },
    },
    shape: [1, height, width],
    targets,
    classNames: classes,
    factors,
    vary(row, id, value) {
      const property = properties.find((one) => one.id === id);
      if (!property) return 'noFactor';
      if (typeof property.vary === 'string') return property.vary;
      const own = streamOf(row);
      const scene = property.vary(world.imagine(row, own), value, streamOf(row));
      const input = new Float32Array(height * width);
      paint(scene, own, input);
      const valueIn = (one: Property<Scene>) =>
        'of' in one ? one.of(scene) : one.id === id ? Math.fround(value) : one.at(row);
      return { input, factors: factors.map((factor) => valueIn(properties.find((one) => one.id === factor.id)!)) };
    },
    parts: { names: world.parts, masksOf: (row) => world.masksOf(sceneOf(row)) },
  };
}
