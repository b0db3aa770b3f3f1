'use client'

import { Button } from '@mantine/core'
import { MapPinPlus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useApiMutation } from '../../api/client'
import { Panel } from '../../components/ui/panel'
import { useToast } from '../../components/ui/toast'
import { Counts } from './counts'
import { Foresight } from './foresight'
import { CancelButton, RefusedRows } from './import-buttons'
import type { Found } from './import-words'
import { ApplyImport } from './imports.documents'
import classes from './imports.module.css'
import { Samples } from './samples'

type Props = { found: Found; onRemap: () => void; onChange: () => void }

/** What applying will do, counted over every row; nothing has happened yet. */
export function Preview({ found, onRemap, onChange }: Props) {
  const t = useTranslations('imports')
  const toast = useToast()
  const [apply, applying] = useApiMutation(ApplyImport)
  const { preview } = found
  const failed = (error: unknown) => {
    toast.failed(error)
    onChange()
  }
  return (
    <>
      <Panel title={t('preview.title')} lead={t('preview.lead')}>
        <Counts found={found} />
        <Foresight found={found} />
        <div className={classes.buttons}>
          <Button
            disabled={!found.viewerCan.apply}
            loading={applying}
            onClick={() =>
              void apply({ input: { id: found.id, version: found.version } })
                .then(onChange)
                .catch(failed)
            }
          >
            {t('preview.apply', { count: found.rowsReady })}
          </Button>
          <Button variant="default" onClick={onRemap}>
            {t('preview.remap')}
          </Button>
          <RefusedRows found={found} />
          <CancelButton found={found} onChange={onChange} variant="subtle" color="red">
            {t('preview.cancel')}
          </CancelButton>
        </div>
        {found.rowsReady === 0 && <p className={classes.warn}>{t('preview.nothing')}</p>}
        {found.rowsReady > 0 && !found.viewerCan.apply && preview && preview.newSites.length > 0 && (
          <p className={classes.warn}>{t('preview.sitesRight', { count: preview.newSites.length })}</p>
        )}
      </Panel>
      {preview &&
        (preview.remarks.length > 0 || preview.newSites.length > 0 || preview.newLocationsCount > 0) && (
          <div className={classes.pair}>
            {preview.remarks.length > 0 && (
              <Panel title={t('preview.remarks')}>
                <ul className={classes.remarks}>
                  {preview.remarks.map(({ field, reason, level, count }) => (
                    <li key={`${field} ${reason} ${level}`} data-level={level}>
                      <b>{t(level === 'note' ? 'preview.note' : 'preview.refusal', { count })}</b>
                      <span>
                        {t(`fields.${field}` as 'fields.row')}: {t(`remark.${reason}` as 'remark.missing')}
                      </span>
                    </li>
                  ))}
                </ul>
              </Panel>
            )}
            {(preview.newSites.length > 0 || preview.newLocationsCount > 0) && (
              <Panel title={t('preview.places')} lead={t('preview.placesLead')}>
                {preview.newSites.length > 0 && (
                  <>
                    <h3 className={classes.minor}>
                      {t('preview.newSites', { count: preview.newSites.length })}
                    </h3>
                    <ul className={classes.chips}>
                      {preview.newSites.map((name) => (
                        <li key={name}>
                          <MapPinPlus size={15} aria-hidden />
                          {name}
                        </li>
                      ))}
                    </ul>
                  </>
                )}
                {preview.newLocationsCount > 0 && (
                  <>
                    <h3 className={classes.minor}>
                      {t('preview.newLocations', { count: preview.newLocationsCount })}
                    </h3>
                    <ul className={classes.chips}>
                      {preview.newLocations.slice(0, 60).map(({ site, name }) => (
                        <li key={`${site} ${name}`}>
                          {site} · {name}
                        </li>
                      ))}
                    </ul>
                  </>
                )}
              </Panel>
            )}
          </div>
        )}
      <Samples id={found.id} header={found.reading?.header ?? []} version={found.version} />
    </>
  )
}
