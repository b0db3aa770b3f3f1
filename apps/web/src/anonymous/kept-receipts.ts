/** Receipts somebody asked this device to keep. Nothing else about them is stored. */
export type Kept = { receipt: string; day: string }

const key = 'closecall-receipts'

export function keptReceipts(): Kept[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(kept) ? (kept as Kept[]) : []
  } catch {
    return []
  }
}

/** Answers whether the device does keep it. */
export function keepReceipt(receipt: string, day: string): boolean {
  return store([...without(receipt), { receipt, day }])
}

export const forgetReceipt = (receipt: string) => store(without(receipt))

const without = (receipt: string) => keptReceipts().filter((kept) => kept.receipt !== receipt)

function store(kept: Kept[]): boolean {
  try {
    if (kept.length > 0) localStorage.setItem(key, JSON.stringify(kept))
    else localStorage.removeItem(key)
    return true
  } catch {
    return false
  }
}
