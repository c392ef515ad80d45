/** The row of readings at the parameters that the seed drew, one cell a section. */
import { AT_THE_START } from './numbersWords.ts';
export function StartRow({ ids, text }: { ids: readonly string[]; text: (section: number) => string }) {
  return (
    <tr>
      <th scope="row">
        <small>{AT_THE_START}</small>
      </th>
      {ids.map((id, i) => (
        <td key={id}>
          <small>{text(i)}</small>
        </td>
      ))}
    </tr>
  );
}
