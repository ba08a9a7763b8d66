import { z } from 'zod';
import type { Admin } from '../../services/admin/admin.ts';
import type { RecordAct } from '../../services/admin/create-record-act.ts';
import { languages } from '../../services/i18n/language.ts';
import { kitPieces, type KitFile } from '../../services/kit/kit.ts';
import type { AdminCaller, AdminCalls } from './admin-caller.ts';
import type { AdminPageDeps } from './admin-deps.ts';
import type { AdminDownloads, FileCaller } from './admin-files.ts';
import type { KitAnswer } from './admin-views.ts';

const language = z.enum(languages);
const tag = z.string().max(64);
const lookBody = z.strictObject({ language, tag });
const editBody = z.strictObject({
  language,
  changes: z.record(z.string().max(80), z.string().max(4_000).nullable()),
});
const pieceBody = z.strictObject({ piece: z.enum(kitPieces), language, tag });
const unknownTag = { kind: 'invalid-tag' } as const;

export function createKitCalls(
  { kit, arrivals }: Pick<AdminPageDeps, 'kit' | 'arrivals'>,
  call: AdminCaller,
): AdminCalls {
  return {
    'kit/look': call(lookBody, async (_admin, body): Promise<KitAnswer> => {
      const links = kit.links(body.tag);
      const came = links === undefined ? 0 : await arrivals.of(body.tag);
      return { kind: 'kit', texts: await kit.texts(body.language), links, arrivals: came };
    }),
    'kit/edit': call(editBody, async (admin, { language, changes }) => kit.edit(admin, language, changes)),
  };
}

/** Making a piece is an act: what leaves here speaks in the organisation's name. */
export function createKitFiles(
  { kit }: Pick<AdminPageDeps, 'kit'>,
  file: FileCaller,
  record: RecordAct,
): AdminDownloads {
  const made = async (admin: Admin, tag: string, make: () => Promise<KitFile | undefined>) => {
    if (kit.links(tag) === undefined) return unknownTag;
    await record(admin, 'kit.made', tag);
    return (await make()) ?? unknownTag;
  };
  return {
    'kit/piece': file(pieceBody, (admin, { piece, language, tag }) =>
      made(admin, tag, () => kit.make(piece, language, tag)),
    ),
    'kit/bundle': file(lookBody, (admin, { language, tag }) => made(admin, tag, () => kit.bundle(language, tag))),
  };
}
