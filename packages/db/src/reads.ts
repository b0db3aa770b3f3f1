import type pg from 'pg'
import type { Prisma, PrismaClient } from './generated/client'
import type { OrgId } from './org-id'
import { askInside } from './reads/ask'
import { compile } from './reads/compile'
import { atMost } from './reads/turns'
import { tenancy } from './tenant-client'

const readMethods = [
  'findMany',
  'findFirst',
  'findFirstOrThrow',
  'findUnique',
  'findUniqueOrThrow',
  'count',
  'aggregate',
  'groupBy',
] as const
type ReadMethod = (typeof readMethods)[number]

type Models = Omit<Prisma.TransactionClient, `$${string}` | symbol>
/** The models of the client with their reading methods only. */
export type OrgReads = { [M in keyof Models]: Pick<Models[M], ReadMethod & keyof Models[M]> } & Pick<
  Prisma.TransactionClient,
  '$queryRaw'
>

type Call = (...args: unknown[]) => Promise<unknown>

/**
 * A question that compiles to one statement is one round trip and holds no connection. All others of an operation share one
 * read-only transaction of Prisma's; once it is open everything goes through it, for whoever holds a connection must not
 * wait for a second one.
 */
export function openReads(
  prisma: PrismaClient,
  pool: pg.Pool,
  org: OrgId,
): OrgReads & { end(): Promise<void> } {
  let opened: Promise<Prisma.TransactionClient> | undefined
  let closed: Promise<void> | undefined
  let finish = () => {}

  const open = () => {
    opened ??= new Promise((resolve, reject) => {
      const ended = new Promise<void>((done) => {
        finish = done
      })
      const hold = async (tx: Prisma.TransactionClient) => {
        resolve(tx)
        await ended
      }
      closed = tenancy.run({ org, readOnly: true }, () => prisma.$transaction(hold)).catch(reject)
    })
    return opened
  }
  const end = async () => {
    finish()
    await closed
    opened = closed = undefined
  }

  // One wide page must not take every connection from the other requests.
  const turn = atMost(3)
  const delegates = new Map<string, unknown>()
  const delegate = (model: string) => {
    if (!delegates.has(model)) {
      const read = (method: string) => async (args: unknown) => {
        const compiled = opened ? null : compile(model, method, args)
        const answer = compiled && compiled.read((await turn(() => askInside(pool, org, compiled))) ?? 'null')
        // Prisma has the words for what must be there and is not.
        if (compiled && !(answer === null && method.endsWith('OrThrow'))) return answer
        const tx = (await open()) as unknown as Record<string, Record<string, Call>>
        return tx[model]?.[method]?.(args)
      }
      delegates.set(model, Object.fromEntries(readMethods.map((method) => [method, read(method)])))
    }
    return delegates.get(model)
  }

  const queryRaw = async (...args: unknown[]) => ((await open()).$queryRaw as unknown as Call)(...args)
  return new Proxy({} as OrgReads & { end(): Promise<void> }, {
    get(_, name) {
      if (typeof name === 'symbol' || name === 'then') return undefined
      if (name === 'end') return end
      return name === '$queryRaw' ? queryRaw : delegate(name)
    },
    // Pothos looks whether a model is there before it loads a relation on its own.
    has: (_, name) => typeof name === 'string' && name !== 'then',
  })
}
