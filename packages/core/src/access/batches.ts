const batch = 500

/** Calls `remove` until it finds less than it may take: short transactions, however much there is. */
export async function inBatches(remove: (most: number) => Promise<number>): Promise<void> {
  while ((await remove(batch)) === batch);
}
