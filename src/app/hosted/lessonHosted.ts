/** @file A lesson in a frame, for the page around it: its state is the learner's way with what stands on the stage in each part, and only that page keeps it. */
import type { Shown } from '#embed/conversation.ts';
import { doneSince } from '#embed/doneSince.ts';
import type { Done } from '#embed/protocol.ts';
import { protocolWords } from '#embed/protocolWords.ts';
import { type Lesson, lessonsBefore, partOf, readLearner, standsAt } from '#lesson/index.ts';
import type { LessonSession } from '#lessons/lessonSession.ts';
import { ENGINE } from '#nn/engineNumber.ts';
import { isObject, type Json } from '#nn/json.ts';
import { registries } from '#state/editor.ts';
import { decodeLink, encodeLink } from '#state/link.ts';
import type { Way } from '../lessons/keptLearner.ts';
import { takeStage } from './takeStage.ts';

export interface LessonHosted {
  readonly shown: Shown;
  /** Another session is played from here on. */
  began(session: LessonSession): void;
}

/**
 * @param first the session that is played
 * @param show begins another session from there
 * @param kept the page around keeps what is done
 */
export function lessonHosted(
  lesson: Lesson,
  first: LessonSession,
  show: (way: Way) => void,
  kept: () => void,
): LessonHosted {
  let session = first;
  /** Of the state that was given what belongs to parts of other lessons, since this one was parted: it is handed on as it came. */
  let beside: { readonly parts: Json; readonly left: Readonly<Record<string, string>> } = { parts: {}, left: {} };
  let awaited: (() => void) | undefined;
  let watching: { readonly changed: () => void; readonly done: (done: Done) => void } | undefined;
  const stops: (() => void)[] = [];

  function follow(): void {
    for (const stop of stops.splice(0)) stop();
    if (!watching) return;
    const { changed, done } = watching;
    stops.push(
      session.shown.watch(({ learner: now }, { learner: before }) => {
        if (now === before) return;
        for (const one of doneSince(lesson, before, now)) done(one);
        changed();
      }),
      session.desk.editor.store.subscribe((now, before) => {
        const stopped = now.status.state === 'paused' && before.status.state === 'running';
        if (stopped || now.written !== before.written || now.history !== before.history) changed();
      }),
    );
  }

  return {
    shown: {
      about: () => ({ shows: 'lesson', title: lesson.title, lesson: lesson.id, engine: ENGINE }),
      async take() {
        const { desk, shown, left } = session;
        const { document, run } = await takeStage(desk.editor);
        const { learner } = shown.get();
        const others = Object.entries(left()).filter(([id]) => id !== partOf(lesson, learner).id);
        const codes = others.map(async ([id, one]) => [id, await encodeLink(one, registries)] as const);
        return {
          state: {
            state: 1,
            document,
            lesson: {
              id: lesson.id,
              learner: { ...learner, parts: { ...beside.parts, ...learner.parts } },
              left: { ...beside.left, ...Object.fromEntries(await Promise.all(codes)) },
            },
          },
          ...(run ? { run } : {}),
        };
      },
      async give(state) {
        if (!state.lesson) return protocolWords.wantsLesson;
        const { id, learner: given, left: others } = state.lesson;
        if (![lesson.id, ...lessonsBefore(lesson.id)].includes(id)) return protocolWords.otherLesson(id);
        const learner = readLearner(given, lesson);
        const codes = { ...others, [standsAt(given, lesson) ?? partOf(lesson, learner).id]: state.document };
        const states = isObject(given['parts']) ? given['parts'] : {};
        beside = { parts: withoutParts(states, lesson), left: withoutParts(codes, lesson) };
        const known = lesson.parts.filter((part) => codes[part.id] !== undefined);
        // What cannot be read is left out: that part begins anew.
        const read = known.map(async (part) => [part.id, await decodeLink(codes[part.id]!, registries)] as const);
        const left = (await Promise.all(read)).flatMap(([part, reading]) =>
          'document' in reading ? [[part, reading.document] as const] : [],
        );
        const begun = new Promise<void>((resolve) => {
          awaited = resolve;
        });
        show({ learner, left: Object.fromEntries(left) });
        await begun;
        return undefined;
      },
      watch(changed, done) {
        watching = { changed, done };
        follow();
      },
      kept,
    },
    began(now) {
      session = now;
      follow();
      awaited?.();
    },
  };
}

/** What of something that is kept by part is of no part of the lesson. */
const withoutParts = <T>(kept: Readonly<Record<string, T>>, { parts }: Lesson): Record<string, T> =>
  Object.fromEntries(Object.entries(kept).filter(([id]) => !parts.some((part) => part.id === id)));
