import type { AnonymousCtx } from '../access/anonymous-ctx'
import { parse } from '../access/parse'
import { type AnonymousThread, threadOfReceipt } from './anonymous-thread.rows'
import { OpenReceiptInput } from './receipt.input'
import { provenHolder } from './receipt.rows'

/** What became of a report, for whoever holds its receipt. That it was read is written down nowhere. */
export async function openReceipt(anonymous: AnonymousCtx, raw: OpenReceiptInput): Promise<AnonymousThread> {
  const { receipt, work } = parse(OpenReceiptInput, raw)
  anonymous.limits.redeem(work, 'receipt', anonymous.address)
  const holder = await provenHolder(anonymous, receipt)
  anonymous.limits.consume('opening', anonymous.address)
  return threadOfReceipt(anonymous, holder)
}
