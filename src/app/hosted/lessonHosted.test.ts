import { expect, it } from 'vitest';
import type { FrameState } from '#embed/protocol.ts';
import { documentsOf, type Lesson, readLearner } from '#lesson/index.ts';
import { beginLesson } from '#lessons/lessonSession.ts';
import { decodeLink, encodeLink } from '#state/link.ts';
import { registries } from '#state/registries.ts';
import { HandEngine } from '#testing/handEngine.ts';
import { lessonNamed } from '../lessons/course.ts';
import type { Way } from '../lessons/keptLearner.ts';
import { lessonHosted } from './lessonHosted.ts';

const named = async (id: string): Promise<Lesson> => (await lessonNamed(id))!;
const begun = (lesson: Lesson, way?: Way) =>
  beginLesson({ lesson, ...way, startEngine: (listeners) => new HandEngine(listeners) });

/** A frame in which a lesson is begun, given a state, and asked for its own. */
async function handedOn(lesson: Lesson, state: FrameState) {
  let session = begun(lesson);
  const { shown, began } = lessonHosted(
    lesson,
    session,
    (way) => {
      session.end();
      session = begun(lesson, way);
      began(session);
    },
    () => {},
  );
  const fault = await shown.give(state);
  const { learner } = session.shown.get();
  const left = session.left();
  const taken = await shown.take();
  session.end();
  return { fault, learner, left, state: taken.state };
}

it('a state of a lesson that was parted goes on in each that has parts of it now, and is handed on whole', async () => {
  const [zoo, steady] = [await named('layer-zoo'), await named('layers-that-steady')];
  const codeOf = (lesson: Lesson, seed: number) =>
    encodeLink({ ...documentsOf(lesson, registries)[0]!, seed }, registries);
  const seedOf = async (code: string) => {
    const reading = await decodeLink(code, registries);
    return 'document' in reading ? reading.document.seed : undefined;
  };
  const answered = (question: string, answer: number) => ({
    answers: { [question]: { answer, step: 0, tries: 1, right: true } },
  });
  const parts = { input: answered('which', 1), norm: answered('scale', 2.5) };
  // Left at the tenth of thirteen parts, which is the first of another lesson today.
  const given: FrameState = {
    ...{ state: 1, document: await codeOf(steady, 7) },
    lesson: { id: 'layer-zoo', learner: { lesson: 'layer-zoo', at: 9, parts }, left: { input: await codeOf(zoo, 5) } },
  };
  const inSteady = await handedOn(steady, given);
  expect(inSteady.fault).toBeUndefined();
  expect(inSteady.learner).toMatchObject({ lesson: 'layers-that-steady', at: 0, parts: { norm: parts.norm } });
  expect(inSteady.left['norm']).toMatchObject({ seed: 7 });
  const inZoo = await handedOn(zoo, given);
  expect(inZoo.learner).toMatchObject({ lesson: 'layer-zoo', at: 0, parts: { input: parts.input } });
  expect(inZoo.left['input']).toMatchObject({ seed: 5 });
  for (const { state } of [inSteady, inZoo]) {
    expect(state.lesson!.learner['parts']).toMatchObject(parts);
    const other = state.lesson!.id === 'layer-zoo' ? 'norm' : 'input';
    expect(await seedOf(state.lesson!.left[other]!)).toBe(other === 'norm' ? 7 : 5);
  }
  // What went through the one is taken up in the other.
  const back = await handedOn(steady, inZoo.state);
  expect(readLearner(back.state.lesson!.learner, steady).parts['norm']).toMatchObject(parts.norm);
  expect(back.left['norm']).toMatchObject({ seed: 7 });
});

it('a state of any other lesson is refused', async () => {
  const [zoo, steady] = [await named('layer-zoo'), await named('layers-that-steady')];
  const document = await encodeLink(documentsOf(zoo, registries)[0]!, registries);
  const of = (id: string): FrameState => ({ state: 1, document, lesson: { id, learner: { lesson: id }, left: {} } });
  expect((await handedOn(zoo, of('layers-that-steady'))).fault).toContain('layers-that-steady');
  expect((await handedOn(steady, of('bottleneck'))).fault).toContain('bottleneck');
});
