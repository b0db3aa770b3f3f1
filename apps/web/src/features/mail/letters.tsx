import { getFormatter } from 'next-intl/server'
import type { DevMail } from './dev-mails'
import classes from './letters.module.css'

const link = /(https?:\/\/[^\s<>]+)/

export async function Letters({ mails }: { mails: DevMail[] }) {
  const format = await getFormatter()
  return (
    <ul className={classes.letters}>
      {mails.map(({ id, to, subject, text, locale, sentAt }) => (
        <li key={id}>
          <details>
            <summary>
              <strong lang={locale}>{subject}</strong>
              <span>
                {to} · <time dateTime={sentAt}>{format.dateTime(new Date(sentAt), 'moment')}</time>
              </span>
            </summary>
            <p lang={locale}>
              {text.split(link).map((part, index) =>
                link.test(part) ? (
                  <a key={`${index + 1}`} href={part}>
                    {part}
                  </a>
                ) : (
                  part
                ),
              )}
            </p>
          </details>
        </li>
      ))}
    </ul>
  )
}
