/** The row of readings at the parameters that the seed drew, one cell a section. */
export function StartRow({ ids, text }: { ids: readonly string[]; text: (section: number) => string }) {
  return (
    <tr>
      <th scope="row">
        <small>at the start</small>
      </th>
      {ids.map((id, i) => (
        <td key={id}>
          <small>{text(i)}</small>
        </td>
      ))}
    </tr>
  );
}
