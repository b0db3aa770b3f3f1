import './dashboard'
import './members'
import './organisations'
import './reports'
import './sessions'
import './sites'
import './viewer'
import { builder } from './builder'

export const schema = builder.toSchema()
