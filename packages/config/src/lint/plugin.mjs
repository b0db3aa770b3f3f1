import { thinResolver } from './thin-resolver.mjs'
import { useCaseGuards } from './use-case-guards.mjs'

export default {
  meta: { name: 'closecall' },
  rules: { 'use-case-guards': useCaseGuards, 'thin-resolver': thinResolver },
}
