import './dashboard'
import './reports'
import './members'
import './sites'
import { builder } from './builder'

export const schema = builder.toSchema()
