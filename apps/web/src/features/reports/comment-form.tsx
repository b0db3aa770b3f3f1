'use client'

import { Button, Textarea } from '@mantine/core'
import { Send } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { useApiMutation } from '../../api/client'
import { ApiError } from '../../api/error'
import { newId } from '../../api/new-id'
import { useToast } from '../../components/ui/toast'
import classes from './report-page.module.css'
import { AddComment } from './reports.documents'
import { type Person, useMentions } from './use-mentions'

/** A comment; "@" offers those who may read the report. The id is kept until it was sent: a retry never doubles it. */
export function CommentForm({ reportId }: { reportId: string }) {
  const t = useTranslations('reports.comment')
  const toast = useToast()
  const list = useId()
  const [id, setId] = useState(newId)
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const [add, sending] = useApiMutation(AddComment)
  const box = useRef<HTMLTextAreaElement>(null)
  const mentions = useMentions(reportId)
  const { offered } = mentions
  const named = mentions.named(text)

  const choose = (person: Person) => {
    const caret = box.current?.selectionStart ?? text.length
    const { before, after } = mentions.choose(person, text.slice(0, caret), text.slice(caret))
    setText(before + after)
    requestAnimationFrame(() => {
      box.current?.focus()
      box.current?.setSelectionRange(before.length, before.length)
    })
  }
  const keys = (event: KeyboardEvent) => {
    if ((event.ctrlKey || event.metaKey) && event.key === 'Enter') return void send()
    const offer = offered[at] ?? offered[0]
    if (!offer) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) setAt((index) => (index + step + offered.length) % offered.length)
    else if (event.key === 'Enter' || event.key === 'Tab') choose(offer)
    else if (event.key === 'Escape') mentions.close()
    else return
    event.preventDefault()
  }
  const send = async () => {
    if (!text.trim() || sending) return
    try {
      const input = { id, reportId, text: text.trim(), mentions: named.map((person) => person.id) }
      await add({ input }, { additionalTypenames: ['Report', 'Comment'] })
      setText('')
      setId(newId())
      toast.done(t('sent'))
    } catch (error) {
      // The lost answer was a yes: what stands here now is another comment.
      if (ApiError.from(error).reason === 'comment.already_sent') setId(newId())
      toast.failed(error)
    }
  }
  return (
    <div className={classes.comment}>
      <Textarea
        ref={box}
        dir="auto"
        label={t('label')}
        placeholder={t('placeholder')}
        autosize
        minRows={2}
        maxRows={12}
        maxLength={20_000}
        value={text}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={offered[at] ? `${list}-${offered[at].id}` : undefined}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setAt(0)
          mentions.look(event.currentTarget.value.slice(0, event.currentTarget.selectionStart))
        }}
        onKeyDown={keys}
      />
      <div
        id={list}
        role="listbox"
        aria-label={t('people')}
        className={classes.people}
        hidden={!offered.length}
      >
        {offered.map((person, index) => (
          <div
            key={person.id}
            id={`${list}-${person.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onPointerDown={(event) => {
              event.preventDefault()
              choose(person)
            }}
          >
            <strong>{person.name}</strong> <small>{person.position}</small>
          </div>
        ))}
      </div>
      <div className={classes.send}>
        <small aria-live="polite">
          {named.length > 0 && t('mentioned', { names: named.map(({ name }) => name).join(', ') })}
        </small>
        <Button
          size="sm"
          loading={sending}
          disabled={!text.trim()}
          leftSection={<Send size={16} aria-hidden />}
          onClick={send}
        >
          {t('send')}
        </Button>
      </div>
    </div>
  )
}
