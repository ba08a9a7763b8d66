/** A transition table as a mermaid state diagram, in the table's own order. Pure. */
export function drawTable<S extends string>(table: {
  readonly first: S;
  readonly open: readonly S[];
  readonly ends: readonly string[];
  readonly transitions: Readonly<Record<S, Readonly<Record<string, string>>>>;
}): string {
  const name = (state: string): string => state.replaceAll('-', '_');
  const lines = ['stateDiagram-v2', `  [*] --> ${name(table.first)}`];
  for (const state of table.open) {
    for (const [event, next] of Object.entries(table.transitions[state])) {
      lines.push(`  ${name(state)} --> ${name(next)}: ${event}`);
    }
  }
  for (const state of table.ends) lines.push(`  ${name(state)} --> [*]`);
  return `${lines.join('\n')}\n`;
}
