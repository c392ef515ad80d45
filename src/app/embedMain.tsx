/** @file The frame in somebody else's page: no storage, no history, no focus taken, no scrolling of the host; it trains only while it is looked at. */
import { DeskContext } from '#state/useDesk.ts';
import '#ui/tokens.css';
import '#ui/base.css';
import { createRoot } from 'react-dom/client';
import { loadPart } from '#base/loadPart.ts';
import { followHash } from '#embed/followHash.ts';
import { pauseOffScreen } from '#embed/lifeCycle.ts';
import { readEmbedOptions } from '#embed/options.ts';
import { createEngine, onPage } from '#engine/client.ts';
import { defaultDocument } from '#state/defaultDocument.ts';
import { createDesk } from '#state/desk.ts';
import { createEditor, registries } from '#state/editor.ts';
import { decodeLink } from '#state/link.ts';
import { settings } from '#state/settings.ts';
import { setPresent } from '#ui/present.ts';
import { surviveTranslation } from '#ui/surviveTranslation.ts';
import { setTheme } from '#ui/theme.ts';
import { laboratory, openCarrier } from '#worker/carriers.ts';
import { announceRun } from './announceRun.ts';
import { drawable } from './drawable.ts';
import { EmbedApp } from './EmbedApp.tsx';
import { openIn, openNamed } from './openIn.ts';

const lessons = loadPart(() => import('./lessons/frameLesson.tsx'));

async function start(): Promise<void> {
  const options = readEmbedOptions(location.search, location.hash);
  setTheme(options.theme);
  setPresent(location.search);
  if (options.lesson !== undefined) {
    const { showLesson } = await lessons();
    return showLesson(options.lesson, document.getElementById('root')!);
  }
  const path = openIn(location.search);
  const reading =
    options.state !== undefined
      ? await decodeLink(options.state, registries)
      : path === undefined
        ? { document: defaultDocument }
        : await openNamed(new URL('../', location.href.split(/[?#]/)[0]).href, path);
  const said = 'error' in reading ? reading.error : 'remark' in reading ? reading.remark : undefined;
  const { document: initial, error } = await drawable({
    document: 'error' in reading ? defaultDocument : reading.document,
    ...(said === undefined ? {} : { error: said }),
  });
  const editor = createEditor(initial, (listeners) => createEngine(listeners, onPage(openCarrier, laboratory)));
  const desk = createDesk(editor);
  editor.engine.speed(settings.getInitialState().speed);
  if (error) editor.notify({ tone: 'bad', text: error });
  followHash(editor);
  announceRun(editor);
  const root = document.getElementById('root')!;
  createRoot(root).render(
    <DeskContext value={desk}>
      <EmbedApp ui={options.ui} warnings={options.warnings} />
    </DeskContext>,
  );
  const { store, engine } = editor;
  const play = () => {
    if (store.getState().status.state !== 'loading') return engine.play();
    const stop = store.subscribe(({ status }) => {
      if (status.state === 'loading') return;
      stop();
      engine.play();
    });
  };
  pauseOffScreen(
    root,
    {
      running: () => store.getState().status.state === 'running',
      play: () => engine.play(),
      pause: () => engine.pause(),
      rest: (resting) => engine.rest(resting),
    },
    () => options.start === 'playing' && play(),
  );
}

surviveTranslation();
void start();
