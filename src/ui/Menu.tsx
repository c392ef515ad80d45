import { Check, ChevronDown } from 'lucide-react';
import { Fragment, type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import { Button } from './Button.tsx';
import { IconButton } from './IconButton.tsx';
import { letterOf } from './keys.ts';
import styles from './Menu.module.css';
import { placeBeside, type Side } from './placement.ts';
import { findTyped, rove } from './rove.ts';

export interface MenuItem {
  id: string;
  label: string;
  icon?: ReactNode;
  /** At the right, quieter: a key, a count. */
  note?: ReactNode;
  /** For one of several states: shown with a tick and announced. */
  checked?: boolean;
  disabled?: boolean;
  /** A line above this item. */
  ruled?: boolean;
  onSelect: () => void;
}

export interface MenuProps {
  /** The button's name; shown unless `icon` alone stands for it. */
  label: string;
  items: readonly MenuItem[];
  /** Makes the button an icon button with `label` as its name. */
  icon?: ReactNode;
  /** Words on the button instead of `label`, e.g. the current choice. */
  children?: ReactNode;
  look?: 'outlined' | 'bare';
  side?: Side;
  disabled?: boolean;
  className?: string;
}

/** A button that opens a list of actions. Esc and a press outside close it (native popover). */
export function Menu({ label, items, icon, children, look = 'bare', side = 'bottom', disabled, className }: MenuProps) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const typed = useRef({ text: '', at: 0 });

  // where one item has a tick, all keep its room, so that the names line up
  const ticked = items.some((item) => item.checked !== undefined);

  const entries = (): HTMLElement[] => [
    ...(list.current?.querySelectorAll<HTMLElement>('[role^=menuitem]:not(:disabled)') ?? []),
  ];

  function place(): void {
    const [menu, anchor] = [list.current, button.current];
    if (!menu || !anchor) return;
    const view = { width: document.documentElement.clientWidth, height: window.innerHeight };
    const box = { width: menu.offsetWidth, height: menu.offsetHeight };
    const { left, top } = placeBeside(anchor.getBoundingClientRect(), box, view, side, 'start', 4);
    menu.style.left = `${left}px`;
    menu.style.top = `${top}px`;
  }

  function onKey(event: KeyboardEvent): void {
    const all = entries();
    const index = all.indexOf(document.activeElement as HTMLElement);
    let next = rove(event.key, index, all.length);
    if (next === null && event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey) {
      const again = event.timeStamp - typed.current.at < 500;
      typed.current = { text: (again ? typed.current.text : '') + (letterOf(event) ?? event.key), at: event.timeStamp };
      const names = all.map((entry) => entry.dataset['name'] ?? '');
      next = findTyped(typed.current.text, typed.current.text.length > 1 ? index - 1 : index, names);
    }
    if (event.key === 'Tab') list.current?.hidePopover();
    if (next === null) return;
    event.preventDefault();
    all[next]?.focus();
  }

  const shared = {
    ref: button,
    popoverTarget: id,
    'aria-haspopup': 'menu' as const,
    disabled,
    ...(className === undefined ? {} : { className }),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
      event.preventDefault();
      list.current?.showPopover();
      entries()
        .at(event.key === 'ArrowUp' ? -1 : 0)
        ?.focus();
    },
  };
  return (
    <>
      {icon === undefined ? (
        <Button look={look} {...shared}>
          <span className={styles['button']}>
            {children ?? label}
            <ChevronDown size={14} strokeWidth={1.75} aria-hidden />
          </span>
        </Button>
      ) : (
        <IconButton label={label} look={look} {...shared}>
          {icon}
        </IconButton>
      )}
      <div
        ref={list}
        id={id}
        popover="auto"
        role="menu"
        tabIndex={-1}
        aria-label={label}
        className={styles['menu']}
        onKeyDown={onKey}
        onToggle={(event) => {
          const open = event.newState === 'open';
          button.current?.setAttribute('aria-expanded', String(open));
          if (!open) return;
          place();
          if (!list.current?.contains(document.activeElement)) entries()[0]?.focus();
        }}
      >
        {items.map((item) => (
          <Fragment key={item.id}>
            {item.ruled && <hr className={styles['rule']} />}
            <button
              type="button"
              {...(item.checked === undefined
                ? { role: 'menuitem' }
                : { role: 'menuitemradio', 'aria-checked': item.checked })}
              tabIndex={-1}
              data-name={item.label}
              disabled={item.disabled}
              className={styles['item']}
              onClick={() => {
                list.current?.hidePopover();
                item.onSelect();
              }}
            >
              {item.icon ?? (ticked && <Tick on={item.checked === true} />)}
              <span className={styles['label']}>{item.label}</span>
              {item.note !== undefined && <span className={styles['note']}>{item.note}</span>}
            </button>
          </Fragment>
        ))}
      </div>
    </>
  );
}

function Tick({ on }: { on: boolean }) {
  return <Check size={14} strokeWidth={2} aria-hidden style={{ visibility: on ? 'visible' : 'hidden' }} />;
}
