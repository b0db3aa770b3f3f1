import { passOnNameless } from '../../../../api/pass-on'

export const dynamic = 'force-dynamic'

export { passOnNameless as GET }
