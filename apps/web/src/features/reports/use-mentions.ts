'use client'

import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useApiQuery } from '../../api/client'
import { Mentionable } from './reports.documents'

export type Person = { id: string; name: string; position: string | null }
const open = /(^|\s)@([\p{L}\p{M}'’.-]*(?: [\p{L}\p{M}'’.-]*)?)$/u

/** People offered while "@" and the beginning of a name stand before the caret. */
export function useMentions(reportId: string) {
  const [asked, setAsked] = useState<string>()
  const [later] = useDebouncedValue(asked, 200)
  const [people, setPeople] = useState<Person[]>([])
  const { data } = useApiQuery(
    Mentionable,
    { reportId, search: later || null },
    { pause: later === undefined },
  )
  return {
    offered: asked === undefined ? [] : (data?.mentionable ?? []).slice(0, 6),
    /** Tell it the text up to the caret after every key. */
    look: (before: string) => setAsked(open.exec(before)?.[2]),
    close: () => setAsked(undefined),
    /** The text with the name written out. */
    choose: (person: Person, before: string, after: string) => {
      setPeople((all) => [...all.filter(({ id }) => id !== person.id), person])
      setAsked(undefined)
      return { before: `${before.replace(open, '$1')}@${person.name} `, after }
    },
    /** Only those whose names still stand in the text. */
    named: (text: string) => people.filter(({ name }) => text.includes(`@${name}`)),
  }
}
