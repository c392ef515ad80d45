import { ChartScatter, Layers, PanelLeftClose, PanelLeftOpen, X } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { DataPanel } from '#app/data/DataPanel.tsx';
import { Palette } from '#builder/palette/Palette.tsx';
import { setSettings, useSettings } from '#state/settings.ts';
import { IconButton } from '#ui/IconButton.tsx';
import { DATA_AND_LAYERS, FOLD_THIS_COLUMN, UNFOLD_THIS_COLUMN } from './columnsWords.ts';
import styles from './Rail.module.css';
import type { Layout } from './useLayout.ts';

const icon = { size: 18, strokeWidth: 1.75, 'aria-hidden': true } as const;
const sheets = [
  { id: 'data', label: 'Data', sign: <ChartScatter {...icon} />, panel: <DataPanel /> },
  { id: 'layers', label: 'Layers', sign: <Layers {...icon} />, panel: <Palette /> },
] as const;

/** Data and layers at the left: in full, or as icons that open a sheet over the stage. */
export function Rail({ layout }: { layout: Layout }) {
  const open = useSettings((s) => s.railOpen);
  if (layout !== 'wide' || !open) return <FoldedRail canUnfold={layout === 'wide'} />;
  return (
    <aside className={styles['rail']} aria-label={DATA_AND_LAYERS}>
      <div className={styles['data']}>
        <DataPanel />
      </div>
      <div className={styles['layers']}>
        <Palette />
      </div>
      <div className={styles['foot']}>
        <IconButton label={FOLD_THIS_COLUMN} onClick={() => setSettings({ railOpen: false })}>
          <PanelLeftClose size={16} strokeWidth={1.75} aria-hidden />
        </IconButton>
      </div>
    </aside>
  );
}

function FoldedRail({ canUnfold }: { canUnfold: boolean }) {
  const [open, setOpen] = useState<(typeof sheets)[number]['id']>();
  const shown = sheets.find((sheet) => sheet.id === open);
  return (
    <aside className={styles['folded']} aria-label={DATA_AND_LAYERS}>
      {sheets.map((sheet) => (
        <button
          key={sheet.id}
          type="button"
          className={styles['icon']}
          aria-expanded={open === sheet.id}
          onClick={() => setOpen(open === sheet.id ? undefined : sheet.id)}
        >
          {sheet.sign}
          {sheet.label}
        </button>
      ))}
      {canUnfold && (
        <div className={styles['foot']}>
          <IconButton label={UNFOLD_THIS_COLUMN} onClick={() => setSettings({ railOpen: true })}>
            <PanelLeftOpen size={16} strokeWidth={1.75} aria-hidden />
          </IconButton>
        </div>
      )}
      {shown && (
        <Sheet label={shown.label} onClose={() => setOpen(undefined)}>
          {shown.panel}
        </Sheet>
      )}
    </aside>
  );
}

/** Stands over the stage beside the icons until it is closed, so that several blocks can be added in a row. */
function Sheet({ label, onClose, children }: { label: string; onClose: () => void; children: ReactNode }) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) onClose();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [onClose]);
  return (
    <div className={styles['sheet']}>
      <IconButton label={`Close ${label.toLowerCase()}`} className={styles['close'] ?? ''} onClick={onClose}>
        <X size={16} strokeWidth={1.75} aria-hidden />
      </IconButton>
      {children}
    </div>
  );
}
