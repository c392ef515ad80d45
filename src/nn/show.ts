/** A value as it stands in an error message: short, on one line. */
export function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'number') return String(value);
  let text: string | undefined;
  try {
    text = JSON.stringify(value);
  } catch {
    text = typeof value;
  }
  text ??= typeof value;
  return text.length > 40 ? `${text.slice(0, 37)}…` : text;
}
