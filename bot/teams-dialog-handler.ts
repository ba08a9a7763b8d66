import type { TurnContext } from 'botbuilder';
import { isFlowPayload, parseCardPayload } from '../cards/card-actions.ts';
import { turnScope } from '../dialogs/turn-scope.ts';
import type { Translator } from '../services/i18n/translator.ts';
import type { PageLinkOutcome } from '../services/outcomes/reset-outcome.ts';
import type { ResetService } from '../services/reset-flow/reset-service.ts';
import { answerInvoke, answerInvokeWithText } from './invoke-answer.ts';

export type TeamsDialogHandler = {
  /** `task/fetch`: opens the password page in a Teams dialog, or says why not. Reads and writes the store only. */
  readonly fetch: (context: TurnContext) => Promise<void>;
  /** `task/submit`: the page closed its dialog. What it sends is not read: the record knows what happened. */
  readonly submit: (context: TurnContext) => Promise<void>;
};

export type TeamsDialogHandlerOptions = { readonly resetService: Pick<ResetService, 'issuePageLink'> };

/** Room for the rules below the field, without scrolling, in the smallest Teams window (pixels). */
const size = { width: 560, height: 640 };

export function createTeamsDialogHandler({ resetService }: TeamsDialogHandlerOptions): TeamsDialogHandler {
  return {
    fetch: async (context) => {
      const { speaker, t } = turnScope(context);
      const press = parseCardPayload((context.activity.value as { data?: unknown } | undefined)?.data);
      if (press === undefined || !isFlowPayload(press) || press.verb !== 'new-password') {
        await answerInvokeWithText(context, t('note.stale'));
        return;
      }
      const outcome = await resetService.issuePageLink({ speaker, flowId: press.flow, nonce: press.nonce });
      if (outcome.kind !== 'page') {
        await answerInvokeWithText(context, refusalText(outcome, t));
        return;
      }
      const { url } = outcome;
      const value = { title: t('password.title'), ...size, url, fallbackUrl: url };
      await answerInvoke(context, { task: { type: 'continue', value } });
    },
    submit: (context) => answerInvoke(context),
  };
}

function refusalText(outcome: Exclude<PageLinkOutcome, { kind: 'page' }>, t: Translator): string {
  switch (outcome.kind) {
    case 'stale':
    case 'duplicate':
      return t('note.stale');
    case 'not-yours':
      return t('words.not-yours');
    case 'ended':
      return t('words.no-flow');
    case 'not-yet':
      return t('note.not-yet');
  }
}
