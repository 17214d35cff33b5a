import type { Exemplar } from '@track/micro-progression'
import styles from './exemplar-view.module.css'

/** A piece that shows a level, as it hangs on the wall: its picture, its words, or both. */
export function ExemplarView({
  exemplar: { text },
  name,
  imageUrl,
}: {
  readonly exemplar: Pick<Exemplar, 'text'>
  /** "Exemplar of 2". */
  readonly name: string
  readonly imageUrl: string | null
}) {
  return (
    <figure className={styles.exemplar} aria-label={name}>
      {imageUrl && (
        <a href={imageUrl} target="_blank" rel="noreferrer" className={styles.picture}>
          <img src={imageUrl} alt={name} loading="lazy" />
        </a>
      )}
      {text && <p dir="auto">{text}</p>}
    </figure>
  )
}
