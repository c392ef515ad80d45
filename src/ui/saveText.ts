/** Hands text, or bytes, to the browser as a file. */
export function saveText(name: string, text: string | Uint8Array<ArrayBuffer>, type = 'application/json'): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
