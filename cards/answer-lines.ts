import { plainLines } from './plain-text.ts';

/** What stands for a mark while the rest of a line is made harmless: characters that no text of ours holds. */
const [opens, closes] = ['\uE000', '\uE001'];
const marks = /\[([^[\]]+)\]\((https:\/\/[^\s()<>]+)\)|\*\*([^*]+)\*\*|(https:\/\/[^\s()<>]*[^\s()<>.,;:!?])/gu;

/**
 * The text of an answer as paragraphs for TextBlocks. Bold words, https links, and dashes and numbers of lists stay
 * Markdown; everything else is as harmless as a name. Lines of one list stand in one block, so that they are read out as
 * a list.
 */
export function answerLines(text: string): readonly string[] {
  return text
    .replace(/[\uE000\uE001]/gu, '')
    .split(/\n\s*\n/u)
    .map((block) =>
      block
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '')
        .map(answerLine)
        .join('\n'),
    )
    .filter((block) => block !== '');
}

function answerLine(line: string): string {
  const list = /^(?:[-*]|\d{1,2}\.)\s+(?=\S)/u.exec(line)?.[0] ?? '';
  const kept: string[] = [];
  const without = line
    .slice(list.length)
    .replace(marks, (_all, words?: string, address?: string, bold?: string, bare?: string) => {
      const link = address ?? bare;
      kept.push(
        link === undefined
          ? `**${harmless(bold ?? '')}**`
          : `[${harmless(words ?? link.slice('https://'.length))}](${link})`,
      );
      return `${opens}${kept.length - 1}${closes}`;
    });
  const safe = harmless(without).replace(/\uE000(\d+)\uE001/gu, (_all, at: string) => kept[Number(at)] ?? '');
  return `${list === '' ? '' : `${list.trim().replace('*', '-')} `}${safe}`;
}

function harmless(line: string): string {
  return plainLines(line)[0] ?? '';
}
