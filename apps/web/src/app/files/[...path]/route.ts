import { passOn } from '../../../api/pass-on'

export const dynamic = 'force-dynamic'

export { passOn as GET, passOn as HEAD }
