import type { ProbeName } from '#engine/protocol.ts';
import { useFrameValue } from './useFrames.ts';

/** What broke in one of these probes when it was asked last; undefined where all is well. The run goes on without them. */
export const useFailure = (...probes: readonly ProbeName[]): string | undefined =>
  useFrameValue(({ failed }) => probes.map((name) => failed[name]).find((message) => message !== undefined));
