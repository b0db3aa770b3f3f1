/**
 * Does an order of 40 or so reports tell the order of their authors? As chance has it one in a row of random ones stands at its
 * own place, and ranks agree by 0 ± 0.16; beyond ten places or 0.8 chance comes less than once in 100 000 times.
 */
export function linked(order: number[]): boolean {
  const places = order.filter((author, place) => author === order.toSorted((a, b) => a - b)[place]).length
  return places >= 10 || Math.abs(correlation(order)) > 0.8
}

/** Spearman's: 1 for the same order, -1 for the opposite one. */
function correlation(order: number[]): number {
  const ranks = order.map((author) => order.filter((other) => other < author).length)
  const n = ranks.length
  const squares = ranks.reduce((sum, rank, place) => sum + (rank - place) ** 2, 0)
  return 1 - (6 * squares) / (n * (n * n - 1))
}
