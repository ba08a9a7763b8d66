import type { CodeMethod } from '../policy/proof-policy.ts';
import type { FlowRecord } from './flow-record.ts';

/** Whether the newest code of this way could still be accepted, as far as the record knows. */
export function codeLives({ sends }: FlowRecord, method: CodeMethod, now: Date, lifetimeSeconds: number): boolean {
  const sent = sends[method];
  return sent !== undefined && sent.dead !== true && now.getTime() - Date.parse(sent.lastAt) < lifetimeSeconds * 1000;
}

/** The sends of a record whose newest code by this way was never delivered, used up or too old. */
export function codeDied({ sends }: FlowRecord, method: CodeMethod): Pick<FlowRecord, 'sends'> {
  const sent = sends[method];
  return { sends: sent === undefined ? sends : { ...sends, [method]: { ...sent, dead: true } } };
}
