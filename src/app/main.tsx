/** @file The page: theme, document, engine, components. */
import { DeskContext } from '#state/useDesk.ts';
import '#ui/tokens.css';
import '#ui/base.css';
import { createRoot } from 'react-dom/client';
import { loadPart } from '#base/loadPart.ts';
import { createEngine, onPage } from '#engine/client.ts';
import { library } from '#library/library.ts';
import { createDesk } from '#state/desk.ts';
import { createEditor } from '#state/editor.ts';
import { settings } from '#state/settings.ts';
import { groundChanged } from '#ui/ground.ts';
import { setPresent } from '#ui/present.ts';
import { surviveTranslation } from '#ui/surviveTranslation.ts';
import { setTheme } from '#ui/theme.ts';
import { laboratory, openCarrier } from '#worker/carriers.ts';
import { App } from './App.tsx';
import { announceRun } from './announceRun.ts';
import { browserPage } from './browserPage.ts';
import { firstSight, mayTrainByItself, savesData, trainByItself } from './firstSight.ts';
import { followLinks } from './followLinks.ts';
import { keepDocument } from './keepDocument.ts';
import { keepRuns } from './keepRuns.ts';
import { followLessons } from './lessons/lessonAddress.ts';
import { openIn, openNamed } from './openIn.ts';
import { startDocument } from './startDocument.ts';
import { startEditor } from './startEditor.ts';
import { startFailed } from './startFailed.ts';
import { whenIdle } from './whenIdle.ts';

async function start(): Promise<void> {
  const shelf = library();
  // What is kept gets an address of its own below.
  const { hash: address } = location;
  const path = openIn(location.search);
  const beside = path === undefined ? undefined : () => openNamed(location.href, path);
  const asked = await startDocument(address, shelf, Date.now(), beside);
  const { editor, start: shown } = startEditor(asked, (document, work) =>
    createEditor(
      document,
      (listeners) => createEngine(listeners, onPage(openCarrier, laboratory)),
      work,
      keepRuns(shelf, browserPage),
    ),
  );
  const { opened, error, notice, first = false } = shown;
  const desk = createDesk(editor);
  editor.engine.speed(settings.getState().speed);
  settings.subscribe((now, before) => {
    if (now.theme !== before.theme) setTheme(now.theme);
    if (now.speed !== before.speed) editor.engine.speed(now.speed);
  });
  if (error) editor.notify({ tone: 'bad', text: error });
  if (notice) editor.notify(notice);
  const keeper = keepDocument(editor, shelf, browserPage, opened);
  followLinks(editor, keeper);
  followLessons(editor, address);
  firstSight(desk).set({ first: first && !savesData() });
  if (first && mayTrainByItself()) trainByItself(editor, keeper);
  announceRun(editor);
  editor.store.subscribe((now, before) => {
    if (now.work !== before.work) groundChanged();
  });
  createRoot(document.getElementById('root')!).render(
    <DeskContext value={desk}>
      <App />
    </DeskContext>,
  );
  if (import.meta.env.PROD)
    whenIdle(() =>
      versions().then(
        (m) => m.watchVersions(editor),
        () => {},
      ),
    );
}

const versions = loadPart(() => import('./versions.ts'));

setTheme(settings.getState().theme);
setPresent(location.search);
surviveTranslation();
start().catch(startFailed);
