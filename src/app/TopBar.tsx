import { Ellipsis, LayoutGrid, Link2, Monitor, Moon, Redo2, Share2, Sun, Undo2 } from 'lucide-react';
import { loadPart } from '#base/loadPart.ts';
import type { Desk } from '#state/desk.ts';
import { setSettings, useSettings } from '#state/settings.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { Button } from '#ui/Button.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import { Logo } from '#ui/Logo.tsx';
import { Menu, type MenuItem } from '#ui/Menu.tsx';
import { didNotLoad } from '#ui/partWords.ts';
import { Toolbar } from '#ui/Toolbar.tsx';
import { SHOW_AGAIN } from './caption/barWords.ts';
import { CaptionBar } from './caption/CaptionBar.tsx';
import { engineWords } from './engineWords.ts';
import { askForFile, saveFile, WEIGHTS_ALONE } from './files.ts';
import { firstSight } from './firstSight.ts';
import { openLink } from './followLinks.ts';
import { HelpButtons, helpItems } from './HelpButtons.tsx';
import { inSight, type PageDialog } from './inSight.ts';
import { isMac, keyText } from './keyCaps.ts';
import { lessonShown } from './lessons/lessonShown.ts';
import { startNew } from './newDocument.ts';
import { PageDialogs } from './PageDialogs.tsx';
import { redo, undo } from './shortcuts.ts';
import { COMPARE, openMode } from './stageMode.ts';
import { TitleButton } from './TitleButton.tsx';
import styles from './TopBar.module.css';
import {
  AS_THE_SYSTEM,
  CODE,
  DOCUMENT_AND_PAGE,
  EXAMPLES,
  EXPERIMENTS,
  KEPT_RUNS,
  LESSONS,
  NEW_NETWORK,
  NEW_PHASE_HERE,
  NOTHING_TO_REDO,
  NOTHING_TO_UNDO,
  noWeightsInFile,
  ODDS,
  OPEN_FILE,
  OPEN_THE_LINK_AGAIN,
  OPENED_FROM_LINK_SAYS,
  SAVE_FILE,
  SAVE_FOR_OTHERS,
  SAVE_WITH_WEIGHTS,
  THEME_AS_THE_SYSTEM,
  TRANSFER,
  WEIGHTS_FROM_FILE,
  YOUR_WORK,
} from './topBarWords.ts';
import type { Layout } from './useLayout.ts';
import { useLow } from './useLow.ts';

const experiments = loadPart(() => import('./phases/experiments.ts'));

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;
const mac = isMac();
const themes = [
  { id: 'auto', label: AS_THE_SYSTEM, Sign: Monitor },
  { id: 'light', label: 'Light', Sign: Sun },
  { id: 'dark', label: 'Dark', Sign: Moon },
] as const;

/** Name of the page and of the document, undo and redo, and everything that means the document as a whole. */
export function TopBar({ layout }: { layout: Layout }) {
  const desk = useDesk();
  const { editor } = desk;
  const from = useEditor((s) => s.work.from);
  const lastEdit = useEditor((s) => s.history.past.at(-1)?.label);
  const nextEdit = useEditor((s) => s.history.future[0]?.label);
  const status = useEditor((s) => s.status);
  const theme = useSettings((s) => s.theme);
  const caption = useSettings((s) => s.caption);
  const open = (dialog: PageDialog) => inSight(desk).set({ dialog });
  const examples = inSight(desk).use((s) => s.examples);
  const turn = (next: boolean) => inSight(desk).set({ examples: next });
  const phone = layout === 'phone';
  const low = useLow();
  // A lens in the stage's room has a sentence of its own.
  const mode = useEditor((s) => s.document.view.mode !== undefined);
  const first = firstSight(desk).use((s) => s.first);

  const themeItems: MenuItem[] = themes.map(({ id, label }) => ({
    id,
    label,
    checked: theme === id,
    onSelect: () => setSettings({ theme: id }),
  }));
  const items: MenuItem[] = [
    { id: 'new', label: NEW_NETWORK, onSelect: () => startNew(desk) },
    { id: 'examples', label: EXAMPLES, onSelect: () => turn(true) },
    { id: 'lessons', label: LESSONS, onSelect: () => lessonShown.set({ list: true }) },
    ...(caption ? [] : [{ id: 'caption', label: SHOW_AGAIN, onSelect: () => setSettings({ caption: true }) }]),
    { id: 'compare', label: COMPARE.title, onSelect: () => openMode(desk, COMPARE.id) },
    { id: 'work', label: YOUR_WORK, onSelect: () => open('work') },
    { id: 'runs', label: KEPT_RUNS, onSelect: () => open('runs') },
    { id: 'odds', label: ODDS, onSelect: () => openMode(desk, 'odds') },
    { id: 'phase', label: NEW_PHASE_HERE, ruled: true, onSelect: () => void acts('phase') },
    { id: 'transfer', label: TRANSFER, onSelect: () => void acts('transfer') },
    { id: 'open', label: OPEN_FILE, ruled: true, onSelect: () => askForFile(desk) },
    { id: 'weights', label: WEIGHTS_FROM_FILE, onSelect: () => askForFile(desk, WEIGHTS_ALONE) },
    { id: 'save', label: SAVE_FILE, onSelect: () => void saveFile(desk) },
    { id: 'save-weights', label: SAVE_WITH_WEIGHTS, onSelect: () => void saveWithWeights(desk) },
    { id: 'export', label: SAVE_FOR_OTHERS, onSelect: () => open('export') },
    { id: 'code', label: CODE, onSelect: () => openMode(desk, 'code') },
    { id: 'share', label: 'Share', onSelect: () => open('share') },
    ...(phone
      ? themeItems.map((item, i) => (i === 0 ? { ...item, label: THEME_AS_THE_SYSTEM, ruled: true } : item))
      : []),
    ...(phone ? helpItems(desk) : []),
    { id: 'engine', label: engineWords(status), ruled: true, disabled: true, onSelect: () => undefined },
  ];
  const acts = (what: 'phase' | 'transfer') =>
    experiments().then(
      ({ addPhase, openTransfer }) => (what === 'phase' ? addPhase(desk) : openTransfer(desk)),
      () => editor.notify({ tone: 'bad', text: didNotLoad(EXPERIMENTS) }),
    );
  const Theme = themes.find(({ id }) => id === theme)?.Sign ?? Monitor;
  return (
    <header className={styles['bar']}>
      <Toolbar label={DOCUMENT_AND_PAGE} className={styles['tools'] ?? ''}>
        <Logo named={!phone} className={styles['logo'] ?? ''} />
        <TitleButton />
        {from?.startsWith('#s=') && (
          <IconButton
            label={OPEN_THE_LINK_AGAIN}
            says={OPENED_FROM_LINK_SAYS}
            onClick={() => void openLink(editor, from)}
          >
            <Link2 {...icon} />
          </IconButton>
        )}
        <IconButton
          label="Undo"
          says={lastEdit === undefined ? NOTHING_TO_UNDO : `Undo: ${lastEdit} (${keyText('Mod+Z', mac)})`}
          disabled={lastEdit === undefined}
          onClick={() => undo(desk)}
        >
          <Undo2 {...icon} />
        </IconButton>
        <IconButton
          label="Redo"
          says={
            nextEdit === undefined
              ? NOTHING_TO_REDO
              : `Redo: ${nextEdit} (${keyText(mac ? 'Mod+Shift+Z' : 'Mod+Y', mac)})`
          }
          disabled={nextEdit === undefined}
          onClick={() => redo(desk)}
        >
          <Redo2 {...icon} />
        </IconButton>
        {low && !first && !phone && !examples && !mode && <CaptionBar words />}
        <span className={styles['gap']} />
        {!phone && <HelpButtons />}
        {(layout === 'wide' || layout === 'folded') && (
          <Button look="bare" data-opener="" onClick={() => lessonShown.set({ list: true })}>
            {LESSONS}
          </Button>
        )}
        {layout === 'wide' || layout === 'folded' ? (
          <Button look="bare" data-opener="" aria-pressed={examples} onClick={() => turn(!examples)}>
            {EXAMPLES}
          </Button>
        ) : (
          <IconButton label={EXAMPLES} data-opener="" pressed={examples} onClick={() => turn(!examples)}>
            <LayoutGrid {...icon} />
          </IconButton>
        )}
        {!phone && (
          <Button look="bare" icon={<Share2 {...icon} />} onClick={() => open('share')}>
            Share
          </Button>
        )}
        {!phone && <Menu label="Theme" icon={<Theme {...icon} />} items={themeItems} />}
        <Menu label="Document" icon={<Ellipsis {...icon} />} items={items} />
      </Toolbar>
      <PageDialogs />
    </header>
  );
}

async function saveWithWeights(desk: Desk): Promise<void> {
  const without = await saveFile(desk, true);
  if (without !== undefined) desk.editor.notify({ tone: 'bad', text: noWeightsInFile(without) });
}
