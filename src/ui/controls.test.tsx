import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Badge } from './Badge.tsx';
import { Formula } from './Formula.tsx';
import { IconButton } from './IconButton.tsx';
import { NumberField } from './NumberField.tsx';
import { Segments } from './Segments.tsx';
import { Slider } from './Slider.tsx';
import { Tabs } from './Tabs.tsx';

const nothing = () => undefined;

describe('controls, as they are read out', () => {
  it('gives an icon button its name, and its state only where it has one', () => {
    const plain = renderToStaticMarkup(<IconButton label="Undo">↶</IconButton>);
    expect(plain).toContain('aria-label="Undo"');
    expect(plain).not.toContain('aria-pressed');
    expect(
      renderToStaticMarkup(
        <IconButton label="Freeze" pressed={false}>
          ✻
        </IconButton>,
      ),
    ).toContain('aria-pressed="false"');
  });

  it('makes segments one radio group with one name', () => {
    const options = ['map', 'margin'].map((value) => ({ value, label: value }));
    const html = renderToStaticMarkup(<Segments label="View" options={options} value="map" onChange={nothing} />);
    const names = [...html.matchAll(/name="([^"]*)"/g)].map((m) => m[1]);
    expect(names).toHaveLength(2);
    expect(new Set(names).size).toBe(1);
    expect(html).toContain('<legend');
  });

  it('tells a slider’s value in its own words, also on a log scale', () => {
    const html = renderToStaticMarkup(
      <Slider label="Learning rate" value={0.01} min={1e-5} max={1} scale="log" onChange={nothing} />,
    );
    expect(html).toContain('aria-valuetext="0.01"');
    expect(html).toContain('max="50"');
    expect(html).toContain('type a value');
  });

  it('ties a number field to what is wrong with it', () => {
    const html = renderToStaticMarkup(
      <NumberField label="Units" value={8} min={1} max={64} error="24 does not fit 8" onChange={nothing} />,
    );
    expect(html).toContain('aria-invalid="true"');
    expect(html).toContain('24 does not fit 8');
    const described = /aria-describedby="([^"]*)"/.exec(html)?.[1];
    expect(html).toContain(`id="${described}"`);
  });

  it('keeps one tab in the tab order even where none is open', () => {
    const tabs = [
      { id: 'a', label: 'A' },
      { id: 'b', label: 'B' },
    ];
    const html = renderToStaticMarkup(<Tabs label="Lenses" name="x" tabs={tabs} value={null} onChange={nothing} />);
    expect(html.match(/tabindex="0"/g)).toHaveLength(1);
    expect(html).not.toContain('aria-selected="true"');
  });

  it('always says a badge’s word', () => {
    expect(renderToStaticMarkup(<Badge kind="probe" margin="1.3" />)).toContain('from a sample ± 1.3');
  });

  it('shows a formula in plain characters until KaTeX is there', () => {
    expect(renderToStaticMarkup(<Formula tex="\sigma(z) \cdot x" />)).toContain('σ(z) · x');
  });
});
