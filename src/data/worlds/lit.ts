/** @file A world whose pictures are taken in changing light. */
import type { Random } from '#base/random.ts';
import type { Property, World } from './drawWorld.ts';

/** A scene, and the light in which it is seen. */
export interface Lit<Scene> {
  readonly scene: Scene;
  /** Of full ink from paper; 1 where nothing is lost. */
  readonly contrast: number;
  /** Of the grey halfway between paper and ink: 0 black, 1 white. */
  readonly brightness: number;
}

/** The least contrast, where light changes as much as it can. */
const LEAST_CONTRAST = 0.3;

/** The same property of the scene within. */
function within<Scene>(property: Property<Scene>): Property<Lit<Scene>> {
  const { vary } = property;
  const varied: Property<Lit<Scene>>['vary'] =
    typeof vary === 'string' ? vary : (lit, value, random) => ({ ...lit, scene: vary(lit.scene, value, random) });
  return 'of' in property
    ? { ...property, of: ({ scene }) => property.of(scene), vary: varied }
    : { ...property, vary: varied };
}

/**
 * The same world in changing light: a pixel x becomes p + c x with the contrast c from 1 − 0.7 · amount to 1, and the paper's grey p from 0 to 1 − c, so that it
 * stays within 0 … 1. Contrast and brightness, 1 − p − c / 2, are two more factors.
 * @param amount from 0 to 1; where it is 0 the light does not change, and nothing is drawn for it
 */
export function lit<Scene>(world: World<Scene>, amount: number): World<Lit<Scene>> {
  const still = (random: Random): Pick<Lit<Scene>, 'contrast' | 'brightness'> => {
    const contrast = random.between(1 - (1 - LEAST_CONTRAST) * amount, 1);
    return { contrast, brightness: 1 - random.between(0, 1 - contrast) - contrast / 2 };
  };
  return {
    ...world,
    imagine: (i, random) => ({ scene: world.imagine(i, random), ...still(random) }),
    paint({ scene, contrast, brightness }, pixels) {
      world.paint(scene, pixels);
      const paper = 1 - brightness - contrast / 2;
      for (let p = 0; p < pixels.length; p++) pixels[p] = paper + contrast * pixels[p]!;
    },
    properties: [
      ...world.properties.map((property) => within(property)),
      ...(['contrast', 'brightness'] as const).map(
        (id): Property<Lit<Scene>> => ({
          ...{ id, name: id, kind: 'number' },
          of: (scene) => scene[id],
          vary: (scene, value) => ({ ...scene, [id]: value }),
        }),
      ),
    ],
    masksOf: ({ scene }) => world.masksOf(scene),
  };
}
