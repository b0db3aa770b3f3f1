import { buildSchema, findBreakingChanges } from 'graphql'

/** What a client of the released schema would trip over and no decision mentions word for word. */
export function unexplainedBreakingChanges(released: string, current: string, decisions: string[]): string[] {
  const changes = findBreakingChanges(buildSchema(released), buildSchema(current))
  return changes
    .map(({ description }) => description)
    .filter((description) => !decisions.some((decision) => decision.includes(description)))
}
