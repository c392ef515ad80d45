import { useDesk } from '#state/useDesk.ts';
import { Button } from '#ui/Button.tsx';
import { GO_ON, moreWords, STOP } from './oddsWords.ts';
import { goOn, more, odds, startsOf, stop } from './oddsWork.ts';

/** In the head of the mode: 100 more, or stop, or go on. */
export function OddsActions() {
  const desk = useDesk();
  const status = odds(desk).use((s) => (s.value === undefined ? s.starts?.status : undefined));
  if (status === 'running') return <Button onClick={() => stop(desk, 'starts')}>{STOP}</Button>;
  if (status === 'stopped') return <Button onClick={() => goOn(desk, 'starts')}>{GO_ON}</Button>;
  if (status === 'done') return <Button onClick={() => more(desk)}>{moreWords(startsOf(desk))}</Button>;
  return null;
}
