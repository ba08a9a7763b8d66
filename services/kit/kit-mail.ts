import { escapeMarkup } from '../markup/escape-markup.ts';

/** Paragraphs of plain text as HTML; nothing in it is markup, whoever wrote it. */
export function paragraphs(text: string): string {
  return text
    .split(/\n{2,}/u)
    .map((part) => `<p>${escapeMarkup(part.trim()).replaceAll('\n', '<br>')}</p>`)
    .join('\n');
}

export function linkHtml(url: string, label: string): string {
  return `<a href="${escapeMarkup(url)}">${escapeMarkup(label)}</a>`;
}

/** A whole document for a mail programme: no script, no picture from elsewhere, readable in dark mode too. */
export function mailHtml(model: {
  readonly language: string;
  readonly subject: string;
  readonly body: string;
  readonly link: string;
  readonly label: string;
}): string {
  const { language, subject, body, link, label } = model;
  const button = `<a href="${escapeMarkup(link)}" style="display:inline-block;padding:12px 20px;border-radius:6px;background:#3d4aa8;color:#ffffff;text-decoration:none;font-weight:600">${escapeMarkup(label)}</a>`;
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeMarkup(subject)}</title></head>
<body style="font-family:'Segoe UI',Arial,sans-serif;font-size:16px;line-height:1.5;max-width:560px;margin:24px auto;padding:0 16px">
${paragraphs(body)}
<p>${button}</p>
<p style="font-size:13px">${linkHtml(link, link)}</p>
</body>
</html>
`;
}
