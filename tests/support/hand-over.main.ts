import { openCtx } from '@closecall/core/access/ctx'
import { moveIntake } from '@closecall/core/intake/move-intake'
import { openDatabase } from '@closecall/db/database'
import { mintOrgId } from '@closecall/db/org-id'

/** One hand-over in a process of its own, to be killed. */
const { APP = '', AUTH = '', ORGS = '' } = process.env
const organisations = ORGS.split(',').map(mintOrgId)
const [org] = organisations
if (!org) throw new Error('ORGS names none')
const database = openDatabase({ app: APP, auth: AUTH }, { max: 2, maxWait: 10_000, timeout: 60_000 })
await moveIntake(openCtx(database, { org, actor: { kind: 'system' } }), organisations)
await database.close()
