/** @file Pictures of any format that the browser knows as squares of light. */

/** Shares of red, green and blue in what the eye takes for brightness (ITU-R BT.709). */
const [RED, GREEN, BLUE] = [0.2126, 0.7152, 0.0722] as const;

/** A picture fitted into a square [side · side], 0 black … 255 white; transparent parts and margins are white. Rejects where the bytes are no picture. */
export async function decodePicture(bytes: Uint8Array<ArrayBuffer>, side: number): Promise<Uint8Array> {
  const bitmap = await createImageBitmap(new Blob([bytes]));
  const canvas = document.createElement('canvas');
  canvas.width = side;
  canvas.height = side;
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, side, side);
  context.imageSmoothingQuality = 'high';
  const scale = side / Math.max(bitmap.width, bitmap.height);
  const [width, height] = [bitmap.width * scale, bitmap.height * scale];
  context.drawImage(bitmap, (side - width) / 2, (side - height) / 2, width, height);
  bitmap.close();
  const { data } = context.getImageData(0, 0, side, side);
  return Uint8Array.from({ length: side * side }, (_, p) =>
    Math.round(RED * data[4 * p]! + GREEN * data[4 * p + 1]! + BLUE * data[4 * p + 2]!),
  );
}
