import { t } from '@lingui/core/macro'
import type { ClassMarkbook } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import { localToday } from '../../lib/offline/local-today'

/** A class's markbook as this device keeps it: ids, wordings, depths and dates, and no name of a pupil. */
export interface ClassPack extends Omit<ClassMarkbook, 'pupils'> {
  readonly pupils: readonly Omit<ClassMarkbook['pupils'][number], 'label'>[]
}

/** What of a markbook may be kept on a device. Field by field: what is added to a markbook one day is not kept unasked. */
export function toPack(markbook: ClassMarkbook): ClassPack {
  const { classId, className, subjectId, asOf, programme, currentObjectiveId, taught } = markbook
  const { objectives, strands, scales, measures, sets, calculation, entries, cursor } = markbook
  return {
    ...{ classId, className, subjectId, asOf, programme, currentObjectiveId, taught },
    ...{ objectives, strands, scales, measures, sets, calculation, entries, cursor },
    pupils: markbook.pupils.map(({ id, registeredYear, setIds, ownProgramme: own }) => ({
      id,
      registeredYear,
      setIds,
      // A programme of one's own may be called after the pupil.
      ownProgramme: own && {
        id: own.id,
        subjectId: own.subjectId,
        name: '',
        objectiveIds: own.objectiveIds,
        spells: own.spells,
        taught: own.taught,
      },
    })),
  }
}

/** The markbook again, its pupils by their number in the register, as of today by this device. */
export function fromPack(
  pack: ClassPack,
  { today = localToday() }: { readonly today?: CalendarDate } = {},
): ClassMarkbook {
  return {
    ...pack,
    asOf: today > pack.asOf ? today : pack.asOf,
    pupils: pack.pupils.map((pupil, at) => {
      const number = at + 1
      return { ...pupil, label: t`Pupil ${number}` }
    }),
  }
}
