import { Plural, Trans } from '@lingui/react/macro'
import { useEffect, useState } from 'react'
import { formatMoment } from '../../../lib/format-date'
import { useFromDevice } from '../../../lib/offline/device-copies'
import { useNewVersion, watchShell } from '../../../lib/offline/shell'
import { Button } from '../../../ui/button'
import { useEntryQueue } from '../use-entries'
import styles from './device-notices.module.css'

const DAY = 86_400_000
const MINUTE = 60_000

/** What must be known of this device, above whatever page is open: nothing as a rule. */
export default function DeviceNotices() {
  const { unsent, unkept, inPageOnly, oldest, failures } = useEntryQueue()
  const fromDevice = useFromDevice()
  const reload = useNewVersion()
  const [later, setLater] = useState(false)
  const now = useMinutes(oldest !== null)
  useCountInTitle(unsent.length)
  useEffect(() => void watchShell(), [])

  const waitsLong = oldest !== null && now - oldest > DAY
  const asks = reload !== null && !later
  const losable = failures > 0 ? inPageOnly : 0
  const since = formatMoment(new Date(oldest ?? now).toISOString())
  return (
    <div className={`${styles.notices} no-print`} aria-live="polite">
      {fromDevice && (
        <p>
          <Trans>
            Track cannot be reached, so this is what this device keeps. It keeps no names: a pupil is shown by the
            number in the register until the network is back. You can go on marking.
          </Trans>
        </p>
      )}
      {waitsLong && (
        <p>
          <Plural
            value={unsent.length}
            one={`# mark has waited on this device since ${since}.`}
            other={`# marks have waited on this device, the first since ${since}.`}
          />{' '}
          <Trans>Please open Track where there is a network soon.</Trans>
        </p>
      )}
      {losable > 0 && (
        <p>
          <Plural
            value={losable}
            one="This browser keeps nothing on the device, as in a private window: # mark is only in this page."
            other="This browser keeps nothing on the device, as in a private window: # marks are only in this page."
          />{' '}
          <Trans>Keep the page open until everything is saved.</Trans>
        </p>
      )}
      {asks && (
        <div className={styles.version}>
          <p>
            <Trans>A new version is ready.</Trans>
            {unkept > 0 && (
              <>
                {' '}
                <Trans>It can be loaded once your marks are kept.</Trans>
              </>
            )}
          </p>
          <Button look="primary" disabled={unkept > 0} onClick={reload}>
            <Trans>Reload</Trans>
          </Button>
          <Button onClick={() => setLater(true)}>
            <Trans>Later</Trans>
          </Button>
        </div>
      )}
    </div>
  )
}

/** This moment, to the minute, while somebody wants to know. */
function useMinutes(wanted: boolean): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    if (!wanted) return
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), MINUTE)
    return () => clearInterval(timer)
  }, [wanted])
  return now
}

/** How many marks wait, before the page's title, whichever page sets it. */
function useCountInTitle(count: number): void {
  useEffect(() => {
    const showCount = () => {
      const plain = document.title.replace(/^\(\d+\) /, '')
      const title = count > 0 ? `(${count}) ${plain}` : plain
      if (document.title !== title) document.title = title
    }
    showCount()
    const observer = new MutationObserver(showCount)
    const title = document.querySelector('title')
    if (title) observer.observe(title, { childList: true })
    return () => observer.disconnect()
  }, [count])
}
