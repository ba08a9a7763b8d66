/** The phrases of each command from the tables of several languages, each once. */
export function allPhrases<Id extends string>(
  ...tables: readonly Readonly<Record<Id, readonly string[]>>[]
): Readonly<Record<Id, readonly string[]>> {
  const ids = Object.keys(tables[0] ?? {}) as Id[];
  const entries = ids.map((id) => [id, [...new Set(tables.flatMap((table) => table[id]))]]);
  return Object.fromEntries(entries) as Readonly<Record<Id, readonly string[]>>;
}
