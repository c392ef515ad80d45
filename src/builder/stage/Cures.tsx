import { curesOf } from '#builder/cures.ts';
import type { Problem } from '#nn/problem.ts';
import { useDesk } from '#state/useDesk.ts';
import { Button } from '#ui/Button.tsx';

/** What mends a problem, each a press. They come when a block first has one. */
export function Cures({ problem }: { problem: Problem }) {
  const desk = useDesk();
  return curesOf(desk, problem).map(({ label, apply }) => (
    <Button key={label} look="outlined" onClick={apply}>
      {label}
    </Button>
  ));
}
