/** @file The frame in somebody else's page: no storage, no history, no focus taken, no scrolling of the host; it trains only while it is looked at. */
import { DeskContext } from '#state/useDesk.ts';
import '#ui/tokens.css';
import '#ui/base.css';
import { createRoot } from 'react-dom/client';
import { loadPart } from '#base/loadPart.ts';
import { openEar } from '#embed/ear.ts';
import { followHash, followKind } from '#embed/followHash.ts';
import { pauseOffScreen } from '#embed/lifeCycle.ts';
import { readEmbedOptions } from '#embed/options.ts';
import { createEngine, onPage } from '#engine/client.ts';
import { onlyRead } from '#library/onlyRead.ts';
import { defaultDocument } from '#state/defaultDocument.ts';
import { createDesk } from '#state/desk.ts';
import { createEditor, registries } from '#state/editor.ts';
import { decodeLink } from '#state/link.ts';
import { settings } from '#state/settings.ts';
import { didNotLoad } from '#ui/partWords.ts';
import { setPresent } from '#ui/present.ts';
import { surviveTranslation } from '#ui/surviveTranslation.ts';
import { setTheme } from '#ui/theme.ts';
import { laboratory, openCarrier } from '#worker/carriers.ts';
import { announceRun } from './announceRun.ts';
import { drawable } from './drawable.ts';
import { EmbedApp } from './EmbedApp.tsx';
import { RESTORE } from './embedAppWords.ts';
import { CANNOT_START, THIS_LESSON } from './errorWords.ts';
import type { Showing } from './hosted/talk.ts';
import { openIn, openNamed } from './openIn.ts';
import { startEditor } from './startEditor.ts';
import { sayInstead, startFailed } from './startFailed.ts';

const lessons = loadPart(() => import('./lessons/frameLesson.tsx'));
const guarding = loadPart(() => import('#embed/lockGuard.ts'));
const talking = loadPart(() => import('./hosted/talk.ts'));

async function start(): Promise<Showing> {
  onlyRead();
  const options = readEmbedOptions(location.search, location.hash);
  setTheme(options.theme);
  setPresent(location.search);
  followKind(options.lesson !== undefined);
  if (options.lesson !== undefined) {
    const { lesson } = options;
    return lessons().then(
      ({ showLesson }) => showLesson(lesson, document.getElementById('root')!),
      () => {
        const error = didNotLoad(THIS_LESSON);
        sayInstead(error);
        return { error };
      },
    );
  }
  const path = openIn(location.search);
  const reading =
    options.state !== undefined
      ? await decodeLink(options.state, registries)
      : path === undefined
        ? { document: defaultDocument }
        : await openNamed(new URL('../', location.href.split(/[?#]/)[0]).href, path);
  const said = 'error' in reading ? reading.error : 'remark' in reading ? reading.remark : undefined;
  const asked = await drawable({
    document: 'error' in reading ? defaultDocument : reading.document,
    ...(said === undefined ? {} : { error: said }),
  });
  const { locks } = options;
  const guard = locks.length > 0 ? (await guarding()).lockGuard(locks) : undefined;
  const {
    editor,
    start: { document: initial, error },
  } = startEditor(asked, (document) =>
    createEditor(
      document,
      (listeners) => createEngine(listeners, onPage(openCarrier, laboratory)),
      {},
      undefined,
      guard,
    ),
  );
  const desk = createDesk(editor);
  editor.engine.speed(settings.getInitialState().speed);
  if (error) editor.notify({ tone: 'bad', text: error });
  /** What Restore brings back: the document that the address gave last. */
  const given = { document: initial };
  followHash(editor, (document) => {
    given.document = document;
  });
  announceRun(editor);
  const root = document.getElementById('root')!;
  createRoot(root).render(
    <DeskContext value={desk}>
      <EmbedApp
        ui={options.ui}
        warnings={options.warnings}
        locks={locks}
        onRestore={() => editor.open(given.document, RESTORE)}
      />
    </DeskContext>,
  );
  const { store } = editor;
  const play = () => {
    if (store.getState().status.state !== 'loading') return editor.engine.play();
    const stop = store.subscribe(({ status }) => {
      if (status.state === 'loading') return;
      stop();
      editor.engine.play();
    });
  };
  pauseOffScreen(
    root,
    {
      running: () => store.getState().status.state === 'running',
      play: () => editor.engine.play(),
      pause: () => editor.engine.pause(),
      rest: (rests) => editor.engine.rest(rests),
    },
    () => options.start === 'playing' && play(),
  );
  return { editor, problem: error };
}

surviveTranslation();
let showing: Promise<Showing>;
let answering: Promise<(event: MessageEvent) => void> | undefined;
openEar((ear) => {
  answering ??= talking().then(({ talk }) => talk(ear, showing));
  answering.catch(() => {
    answering = undefined;
  });
  return answering;
});
showing = start().catch((error) => {
  startFailed(error);
  return { error: CANNOT_START };
});
