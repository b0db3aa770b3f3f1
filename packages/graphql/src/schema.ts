import './comments'
import './imports'
import './dashboard'
import './promises'
import './reports'
import './saved-views'
import './timeline'
import './members'
import './sites'
import { builder } from './builder'

export const schema = builder.toSchema()
