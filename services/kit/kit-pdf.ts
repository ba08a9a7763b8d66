import PDFDocument from 'pdfkit';
import { quietZone, type QrMatrix } from './qr-code.ts';

export type PosterModel = {
  readonly language: string;
  readonly organisation: string;
  readonly title: string;
  readonly body: string;
  readonly scan: string;
  readonly never: string;
  readonly help: string;
  readonly link: string;
  readonly qr: QrMatrix;
};

export type LetterModel = {
  readonly language: string;
  readonly organisation: string;
  readonly title: string;
  readonly body: string;
  readonly scan: string;
  readonly link: string;
  readonly qr: QrMatrix;
};

const ink = '#1b1f3b';
const accent = '#3d4aa8';
const margin = 56;
/** A4 in points. */
const page = { width: 595.28, height: 841.89 };
const inner = page.width - 2 * margin;

/** A4, tagged for screen readers. Same input, same bytes: no time of making stands in it. */
export function posterPdf(model: PosterModel): Promise<Uint8Array> {
  return document(model.title, model.language, (pdf) => {
    const { title, body, scan, never, help, link, qr, organisation } = model;
    pdf.rect(0, 0, page.width, 120).fill(accent);
    pdf.fillColor('#ffffff').font('Helvetica').fontSize(20);
    pdf.text(printable(organisation), margin, 50, { width: inner, height: 26, ellipsis: true });
    const size = 290;
    const top = 360;
    pdf
      .fillColor(ink)
      .font('Helvetica-Bold')
      .fontSize(fitting(pdf, printable(title), inner, 110, 48));
    pdf.text(printable(title), margin, 165, { width: inner, height: 110, ellipsis: true });
    pdf.font('Helvetica').fontSize(19);
    pdf.text(printable(body), margin, Math.max(pdf.y + 14, 230), {
      width: inner,
      height: 120,
      lineGap: 4,
      ellipsis: true,
    });
    drawQr(pdf, qr, (page.width - size) / 2, top, size);
    pdf.fillColor(ink).font('Helvetica').fontSize(14);
    pdf.text(printable(scan), margin, top + size + 6, { width: inner, align: 'center' });
    pdf.font('Helvetica-Bold').fontSize(13).fillColor(accent);
    pdf.text(link, { width: inner, align: 'center', link });
    pdf.font('Helvetica').fontSize(13).fillColor(ink);
    pdf.text(printable(never), margin, page.height - margin - 40, {
      width: inner,
      align: 'center',
      height: 18,
      ellipsis: true,
    });
    pdf.text(printable(help), { width: inner, align: 'center', height: 18, ellipsis: true });
  });
}

/** A4: the letter's words, with the code at the foot. */
export function letterPdf(model: LetterModel): Promise<Uint8Array> {
  return document(model.title, model.language, (pdf) => {
    const { title, body, scan, link, qr, organisation } = model;
    const size = 130;
    const foot = page.height - margin - size;
    pdf.fillColor(accent).font('Helvetica-Bold').fontSize(13);
    pdf.text(printable(organisation), margin, margin, { width: inner, height: 16, ellipsis: true });
    pdf.fillColor(ink).fontSize(22);
    pdf.text(printable(title), margin, margin + 40, { width: inner, height: 60, ellipsis: true });
    pdf.font('Helvetica').fontSize(13);
    pdf.text(printable(body), margin, pdf.y + 18, {
      width: inner,
      height: foot - pdf.y - 30,
      lineGap: 3,
      ellipsis: true,
    });
    drawQr(pdf, qr, margin, foot, size);
    const beside = margin + size + 18;
    pdf.fillColor(ink).font('Helvetica').fontSize(12);
    pdf.text(printable(scan), beside, foot + 40, { width: page.width - margin - beside });
    pdf.fillColor(accent).font('Helvetica-Bold').text(link, { link });
  });
}

type Pdf = InstanceType<typeof PDFDocument>;

async function document(title: string, language: string, draw: (pdf: Pdf) => void): Promise<Uint8Array> {
  const info = { Title: title, CreationDate: new Date(0), ModDate: new Date(0) };
  const pdf = new PDFDocument({ size: 'A4', margin, lang: language, displayTitle: true, tagged: true, info });
  const parts: Buffer[] = [];
  pdf.on('data', (part: Buffer) => parts.push(part));
  const ended = new Promise<void>((resolve, reject) => {
    pdf.on('end', resolve);
    pdf.on('error', reject);
  });
  draw(pdf);
  pdf.end();
  await ended;
  return new Uint8Array(Buffer.concat(parts));
}

function drawQr(pdf: Pdf, qr: QrMatrix, x: number, y: number, size: number): void {
  const side = size / (qr.length + 2 * quietZone);
  pdf.rect(x, y, size, size).fill('#ffffff');
  qr.forEach((row, line) =>
    row.forEach((dark, column) => {
      if (dark) pdf.rect(x + (column + quietZone) * side, y + (line + quietZone) * side, side, side);
    }),
  );
  pdf.fill('#000000');
}

/** The largest size up to `most` in which the text fits into the box. */
function fitting(pdf: Pdf, text: string, width: number, height: number, most: number): number {
  for (let size = most; size > 18; size -= 2) {
    if (pdf.fontSize(size).heightOfString(text, { width }) <= height) return size;
  }
  return 18;
}

/** The signs that PDF's own fonts have (Windows-1252) beyond Latin-1. */
const beyondLatin = new Set('€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ');

/** What PDF's own fonts cannot show loses its accents; what then still cannot be shown becomes a question mark. */
export function printable(text: string): string {
  return Array.from(text.normalize('NFC'))
    .map((sign) => (shows(sign) ? sign : Array.from(sign.normalize('NFD')).filter(shows).join('') || '?'))
    .join('');
}

function shows(sign: string): boolean {
  const code = sign.codePointAt(0) ?? 0;
  return sign === '\n' || (code >= 0x20 && code < 0x7f) || (code >= 0xa0 && code <= 0xff) || beyondLatin.has(sign);
}
