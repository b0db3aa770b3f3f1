import pg from 'pg'
import type { Product } from './product'

/** What really lies in the tables, row security aside: for looking, never for running the product. */
export async function rowsOf(
  product: Product,
  statement: string,
  values: unknown[] = [],
): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: product.test.ownerUrl })
  await client.connect()
  try {
    return (await client.query(statement, values)).rows
  } finally {
    await client.end()
  }
}
