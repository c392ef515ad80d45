import { Pause, Play, RotateCcw, StepForward } from 'lucide-react';
import { IconButton } from './IconButton.tsx';

export interface RunButtonsProps {
  running: boolean;
  /** Training can go on from where it stands. */
  able: boolean;
  resetSays: string;
  stepSays: string;
  onReset: () => void;
  onPlay: () => void;
  onStep: () => void;
}

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;

/** Back to the start, play or pause, one step. */
export function RunButtons({ running, able, resetSays, stepSays, onReset, onPlay, onStep }: RunButtonsProps) {
  const play = running ? 'Pause' : 'Play';
  const disc = { size: 20, fill: 'currentColor', strokeWidth: 0, 'aria-hidden': true } as const;
  return (
    <>
      <IconButton label="Reset" says={resetSays} onClick={onReset}>
        <RotateCcw {...icon} />
      </IconButton>
      <IconButton look="main" label={play} says={`${play} (Space)`} disabled={!running && !able} onClick={onPlay}>
        {running ? <Pause {...disc} /> : <Play {...disc} />}
      </IconButton>
      <IconButton label="Step" says={stepSays} disabled={!able} onClick={onStep}>
        <StepForward {...icon} />
      </IconButton>
    </>
  );
}
