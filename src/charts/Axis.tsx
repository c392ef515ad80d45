import { useLayoutEffect, useRef } from 'react';
import { type AxisLayout, drawAxis } from './drawAxis.ts';

/** An axis inside a React-made SVG (which says itself what it is, or hides), for charts that do not move. Takes what `drawAxis` takes. */
export function Axis(props: AxisLayout) {
  const group = useRef<SVGGElement>(null);
  useLayoutEffect(() => {
    if (group.current) drawAxis(group.current, props);
  });
  return <g ref={group} />;
}
