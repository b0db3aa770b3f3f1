import { expect, it } from 'vitest'
import { composeLetter } from './letter'
import { templates } from './mail'

const links = {
  publicUrl: 'https://closecall.test',
  invitationToken: (id: string) => `i-${id}`,
  resetToken: (id: string) => `r-${id}`,
}
const params = {
  number: 'NM-2026-0007',
  count: 2,
  reports: 2,
  answers: 1,
  title: 'Loose "guard" & <b>sparks</b>',
  site: 'North',
  type: 'FIRE',
  due: '2026-03-20',
  day: '2026-03-09',
  severity: 5,
  name: 'Anna',
  role: 'ADMIN',
  by: 'Anna',
  hidden: 'no',
  note: 'Which line?\nSecond shift?',
  subject: 'x',
}

it.each(templates.flatMap((template) => [[template, 'en'] as const, [template, 'ru'] as const]))(
  '%s in %s is whole and escaped',
  (template, locale) => {
    const { subject, text, html } = composeLetter(
      { template, locale, params, organisation: 'Plant <1>' },
      links,
    )
    expect(subject).not.toMatch(/[\r\n{}]/)
    expect(text).toContain('https://closecall.test/')
    expect(html).toContain('href="https://closecall.test/')
    expect(html).not.toContain('<b>')
    expect(html).not.toContain('<1>')
    expect(/[А-я]/.test(text)).toBe(locale === 'ru')
  },
)

it('leads to the report, the invitation or the new password', () => {
  const linkOf = (template: (typeof templates)[number]) =>
    composeLetter({ template, locale: 'en', params, organisation: 'Plant' }, links).text.match(
      /https\S+/,
    )?.[0]
  expect(linkOf('action.assigned')).toBe('https://closecall.test/reports/NM-2026-0007')
  expect(linkOf('member.invited')).toBe('https://closecall.test/invite/i-x')
  expect(linkOf('password.reset')).toBe('https://closecall.test/reset-password/r-x')
})

it('quotes every line of a question', () => {
  const letter = composeLetter(
    { template: 'report.returned', locale: 'en', params, organisation: 'Plant' },
    links,
  )
  expect(letter.text).toContain('> Which line?\n> Second shift?')
})
