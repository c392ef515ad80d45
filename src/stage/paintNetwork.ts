/** @file A network's picture on one canvas, at any size: lines first, tiles on top. The stage, which draws them on two canvases at different rates, has the same painter. */
import type { StackLayout } from './layout/stackLayout.ts';
import type { NetworkFrame } from './networkFrame.ts';
import { StackPainter } from './stackPainter.ts';
import type { TokenNames } from './tilePainter.ts';

export interface PaintOptions {
  /** It keeps scales from frame to frame; one of its own for each run. */
  readonly painter?: StackPainter;
  /** Device pixels per CSS pixel. */
  readonly ratio?: number;
  readonly lines?: 'weight' | 'signal';
  /** Each feature map has a scale of its own. */
  readonly perMap?: boolean;
  /** Where the inputs are tokens: what they are called. */
  readonly tokens?: TokenNames;
}

/** Draws a frame in the theme in force. @param frame undefined: all tiles are hatched */
export function paintNetwork(
  context: CanvasRenderingContext2D,
  layout: StackLayout,
  frame: NetworkFrame | undefined,
  { painter = new StackPainter(), ratio = 1, lines = 'weight', perMap = false, tokens }: PaintOptions = {},
): void {
  const whole = { x: 0, y: 0, width: layout.width, height: layout.height };
  painter.drawLinks(context, layout, whole, frame, lines, undefined);
  painter.drawTiles(context, layout, whole, frame, { ratio, names: tokens, perMap });
}
