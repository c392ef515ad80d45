import { useEffect, useState } from 'react';
import { glossaryShown, openGlossary } from '#glossary/openGlossary.ts';
import { lazyPart } from '#ui/lazyPart.tsx';
import { EXPLANATIONS, THE_GLOSSARY } from './partsWords.ts';

const Explanations = lazyPart(EXPLANATIONS, () => import('#ui/Explanations.tsx').then((m) => m.Explanations), {
  floats: true,
});
const GlossaryDialog = lazyPart(
  THE_GLOSSARY,
  () => import('#glossary/GlossaryDialog.tsx').then((m) => m.GlossaryDialog),
  {
    floats: true,
  },
);

const firstTouches = ['pointermove', 'pointerdown', 'keydown'] as const;

/** Cards that explain, from the first time that a person touches the page, and the glossary behind them. */
export function Explaining() {
  const [touched, setTouched] = useState(false);
  const [pressed, setPressed] = useState<HTMLElement>();
  const open = glossaryShown.use((shown) => shown.open);
  const [opened, setOpened] = useState(open);
  if (open && !opened) setOpened(true);
  useEffect(() => {
    const touch = () => setTouched(true);
    const press = ({ target }: MouseEvent) =>
      setPressed((target instanceof Element && target.closest<HTMLElement>('[data-pins]')) || undefined);
    addEventListener('click', press);
    for (const type of firstTouches) addEventListener(type, touch, { once: true, passive: true });
    return () => {
      removeEventListener('click', press);
      for (const type of firstTouches) removeEventListener(type, touch);
    };
  }, []);
  return (
    <>
      {touched && <Explanations onMore={openGlossary} pressed={pressed} />}
      {opened && <GlossaryDialog open={open} onClose={() => glossaryShown.set({ open: false })} />}
    </>
  );
}
