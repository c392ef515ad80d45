/** @file A picture of any format that the browser knows, as light: on a worker's canvas or on the page's. */
import { type Decoded, MOST_SIDE } from '#data/import/fitPicture.ts';

/** Shares of red, green and blue in what the eye takes for brightness (ITU-R BT.709). */
const [RED, GREEN, BLUE] = [0.2126, 0.7152, 0.0722] as const;

export type Canvas = (
  width: number,
  height: number,
) => Pick<OffscreenCanvasRenderingContext2D, 'imageSmoothingQuality' | 'drawImage' | 'getImageData'>;

/** A picture as it is, or brought to at most 64 pixels along its longer side; nothing is put behind what is transparent. Rejects where the bytes are no picture. */
export async function lightOf(bytes: Uint8Array<ArrayBuffer>, canvas: Canvas): Promise<Decoded> {
  const bitmap = await createImageBitmap(new Blob([bytes]));
  const scale = Math.min(1, MOST_SIDE / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const context = canvas(width, height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  const { data } = context.getImageData(0, 0, width, height);
  const light = Uint8Array.from({ length: width * height }, (_, p) =>
    Math.round(RED * data[4 * p]! + GREEN * data[4 * p + 1]! + BLUE * data[4 * p + 2]!),
  );
  const cover = Uint8Array.from(light, (_, p) => data[4 * p + 3]!);
  return { width, height, light, ...(cover.every((alpha) => alpha === 255) ? {} : { cover }) };
}
