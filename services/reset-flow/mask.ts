/**
 * `aino.jarvinen@contoso.example` → `a•••••@contoso.example`: the same width whatever the name, with the domain, because
 * people who have two accounts tell them apart by it and it is the organisation's own.
 */
export function maskUpn(upn: string): string {
  const at = upn.lastIndexOf('@');
  const first = Array.from(upn)[0] ?? '';
  return at < 1 ? `${first}•••••` : `${first}•••••${upn.slice(at)}`;
}
