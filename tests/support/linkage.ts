/** Each of the three looks below is alarmed by at most two of a hundred thousand orders that were drawn by lot. */
const chance = 2e-5

/**
 * Does an order of reports tell the order of their authors? Looked at is who stands at the own place (one does by chance),
 * how ranks agree (by chance 0 ± 1/√(n − 1); for 40 the limit is 0.65), and whether the first half of the authors stands in one
 * half: a leak of the half of the day leaves ranks agreeing by 0.75 on average, which of twenty may be chance.
 */
export function linked(order: number[]): boolean {
  const ranks = order.map((author) => order.filter((other) => other < author).length)
  const places = ranks.filter((rank, place) => rank === place).length
  return (
    places >= 10 ||
    Math.abs(correlation(ranks)) * Math.sqrt(ranks.length - 1) > 0.65 * Math.sqrt(39) ||
    halvesAgree(ranks)
  )
}

/** Spearman's: 1 for the same order, -1 for the opposite one. */
function correlation(ranks: number[]): number {
  const n = ranks.length
  const squares = ranks.reduce((sum, rank, place) => sum + (rank - place) ** 2, 0)
  return 1 - (6 * squares) / (n * (n * n - 1))
}

function halvesAgree(ranks: number[]): boolean {
  const half = Math.floor(ranks.length / 2)
  const early = ranks.slice(0, half).filter((rank) => rank < half).length
  const apart = Math.abs(early - half / 2)
  let likely = 0
  for (let k = 0; k <= half; k++)
    if (Math.abs(k - half / 2) >= apart)
      likely += (choose(half, k) * choose(ranks.length - half, half - k)) / choose(ranks.length, half)
  return likely < chance
}

function choose(n: number, k: number): number {
  let ways = 1
  for (let i = 1; i <= k; i++) ways *= (n - k + i) / i
  return ways
}
