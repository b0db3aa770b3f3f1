'use client'

import { Input } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { useField } from '../../components/ui/form/use-field'
import classes from './accept.module.css'
import { useAssessment } from './four-questions'

const routes = ['ON_THE_SPOT', 'ACTIONS', 'INVESTIGATION'] as const

/** Where the report goes on. What must be investigated leaves no other choice. */
export function RouteField() {
  const t = useTranslations('reports')
  const tInbox = useTranslations('inbox.accept')
  const { field, shared } = useField({ name: 'route', label: tInbox('route'), required: true })
  const { 'aria-required': required, ...wrapper } = shared
  const forced = useAssessment()?.needsInvestigation
  const group = useId()
  return (
    <Input.Wrapper {...wrapper} labelElement="div" description={forced ? tInbox('forced') : undefined}>
      <div className={classes.routes} role="radiogroup" aria-label={shared.label} aria-required={required}>
        {routes.map((route, index) => (
          <label key={route} className={classes.route}>
            <input
              ref={index === 0 ? field.ref : undefined}
              type="radio"
              name={group}
              disabled={forced && route !== 'INVESTIGATION'}
              checked={field.value === route}
              onChange={() => field.onChange(route)}
            />
            <strong>{t(`route.${route}`)}</strong>
            <small>{t(`routeHint.${route}`)}</small>
          </label>
        ))}
      </div>
    </Input.Wrapper>
  )
}
