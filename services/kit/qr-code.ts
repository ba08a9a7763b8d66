import { PNG } from 'pngjs';
import { encode } from 'uqr';
import { escapeMarkup } from '../markup/escape-markup.ts';

/** The modules of a QR code, row by row, true = dark, without the quiet zone. */
export type QrMatrix = readonly (readonly boolean[])[];

/** Clear modules on every side that readers need (ISO/IEC 18004). */
export const quietZone = 4;

/** Error correction M: a seventh of the code may be scratched, and the code stays coarse enough for a lobby. */
export function qrMatrix(text: string): QrMatrix {
  return encode(text, { ecc: 'M', border: 0 }).data;
}

/** About `pixels` wide; the modules are whole pixels, so that edges stay sharp. */
export function qrPng(matrix: QrMatrix, pixels: number): Uint8Array {
  const modules = matrix.length + 2 * quietZone;
  const scale = Math.max(1, Math.round(pixels / modules));
  const size = modules * scale;
  // One byte a pixel, grey; a line of modules is drawn once and copied.
  const grey = Buffer.alloc(size * size, 0xff);
  matrix.forEach((row, y) => {
    const top = (y + quietZone) * scale * size;
    row.forEach((dark, x) => {
      if (dark) grey.fill(0, top + (x + quietZone) * scale, top + (x + quietZone + 1) * scale);
    });
    for (let line = 1; line < scale; line += 1) grey.copy(grey, top + line * size, top, top + size);
  });
  const image = { width: size, height: size, data: grey } as unknown as PNG;
  return new Uint8Array(PNG.sync.write(image, { colorType: 0, inputColorType: 0, bitDepth: 8, filterType: 0 }));
}

/** One path; sharp at any size. `label` is what a screen reader says. */
export function qrSvg(matrix: QrMatrix, label: string): string {
  const size = matrix.length + 2 * quietZone;
  const path = matrix
    .flatMap((row, y) =>
      row.flatMap((dark, x) => (dark ? [`M${String(x + quietZone)} ${String(y + quietZone)}h1v1h-1z`] : [])),
    )
    .join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(size)} ${String(size)}" shape-rendering="crispEdges" role="img" aria-label="${escapeMarkup(label)}"><rect width="100%" height="100%" fill="#fff"/><path d="${path}" fill="#000"/></svg>\n`;
}
