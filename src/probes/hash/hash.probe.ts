import type { Probe } from '#engine/probe.ts';

/** The parameters' hash: equal on two machines exactly where every bit of every parameter is. */
export const hashProbe: Probe<Record<string, never>, string> = {
  compute: (trainer) => trainer.parameterHash(),
};
