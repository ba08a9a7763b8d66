/** Proactive messages in Teams. The bot role owns the adapter (it needs the SDK's types). */
export type Messenger = {
  /**
   * Opens a turn in the person's conversation and repaints it from the flow's record: result card, receipt, or a word
   * on what happened. Idempotent: painting twice shows the same. Throws `DependencyError('messenger_unavailable')`
   * when Teams could not be reached and trying again makes sense.
   */
  readonly flowChanged: (flowId: string) => Promise<void>;
};
