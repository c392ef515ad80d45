import type { SectionReading } from '#probes/survey/reading.ts';
import { useEditor } from '#state/useDesk.ts';
import { explains } from '#ui/explains.ts';
import { sectionName, sectionTitle } from './words.ts';

/** The head of a table with a column for each layer that was read. */
export function SectionHeads({ sections, label }: { sections: readonly SectionReading[]; label?: string }) {
  const network = useEditor((s) => s.document.network);
  return (
    <thead>
      <tr>
        <td>{label}</td>
        {sections.map((section) => (
          <th key={section.id} scope="col" {...explains(sectionTitle(section))}>
            {sectionName(network, section)}
          </th>
        ))}
      </tr>
    </thead>
  );
}
