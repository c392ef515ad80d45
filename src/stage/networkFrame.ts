/** @file What the stage draws of a frame: every unit's output, and the weights. */
import type { ParametersResult } from '#probes/parameters/parameters.probe.ts';
import type { UnitsResult } from '#probes/units/units.probe.ts';

/** A frame of the engine is one. Its arrays may be read until the next one comes. */
export interface NetworkFrame {
  readonly run: number;
  readonly probes: { readonly units?: UnitsResult; readonly parameters?: ParametersResult };
}
