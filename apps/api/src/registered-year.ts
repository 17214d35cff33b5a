/**
 * SQL for the year that a row of `pupil` is registered in on a day: the latest said by then, also if it says none, and before the
 * first the pupil's own.
 *
 * @example
 * ```ts no-run
 * tx.$client.query(`select id, ${registeredYearOn('$1')} as year from pupil`, [asOf])
 * ```
 */
export function registeredYearOn(day: string): string {
  return `(coalesce(
    (select array[dated.year] from registered_year dated
     where dated.school_id = pupil.school_id and dated.pupil_id = pupil.id and dated.from_on <= ${day}::date
     order by dated.from_on desc limit 1),
    array[pupil.registered_year]))[1]`
}
