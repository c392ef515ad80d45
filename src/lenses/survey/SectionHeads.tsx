import type { ReactNode } from 'react';
import type { SectionReading } from '#probes/survey/reading.ts';
import { useEditor } from '#state/useDesk.ts';
import { explains } from '#ui/explains.ts';
import { sectionName, sectionTitle } from './words.ts';

interface SectionHeadsProps {
  readonly sections: readonly SectionReading[];
  readonly label?: string;
  /** What stands in the place of a column's name. */
  readonly nameOf?: (id: string) => ReactNode | undefined;
}

/** The head of a table with a column for each layer that was read. */
export function SectionHeads({ sections, label, nameOf }: SectionHeadsProps) {
  const network = useEditor((s) => s.document.network);
  return (
    <thead>
      <tr>
        <td>{label}</td>
        {sections.map((section) => (
          <th key={section.id} scope="col" data-column={section.id} {...explains(sectionTitle(section))}>
            {nameOf?.(section.id) ?? sectionName(network, section)}
          </th>
        ))}
      </tr>
    </thead>
  );
}
