/** In which fields something sent again under its first id differs from what came of the first sending. */
export function changedFields<T extends object>(sent: T, kept: Record<keyof T, unknown>): string[] {
  const names = Object.keys(sent) as (keyof T & string)[]
  return names.filter((name) => JSON.stringify(sent[name]) !== JSON.stringify(kept[name]))
}
