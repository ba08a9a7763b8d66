import { ActivityTypes, type TurnContext } from 'botbuilder';

/**
 * Answers an invoke. Always 200: a 501 or a 4xx shows as "something went wrong" in Teams, and the universal action
 * model carries its status in the body. Harmless for other activities.
 */
export async function answerInvoke(context: TurnContext, body?: object): Promise<void> {
  if (context.activity.type !== 'invoke') return;
  await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status: 200, body } });
}

/** One sentence as the answer to whichever invoke this is: in the dialog, on the card, or nothing to show. */
export async function answerInvokeWithText(context: TurnContext, text: string): Promise<void> {
  await answerInvoke(context, textBody(context.activity.name, text));
}

function textBody(invoke: string | undefined, text: string): object | undefined {
  if (invoke === 'task/fetch' || invoke === 'task/submit') return { task: { type: 'message', value: text } };
  if (invoke !== 'adaptiveCard/action') return undefined;
  return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text };
}
