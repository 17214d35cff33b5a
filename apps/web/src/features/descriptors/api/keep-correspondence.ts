import type { EditableCorrespondence, NewCorrespondence } from '@track/api-contract'
import { api } from '../../../lib/client'
import { useSchoolChange } from '../../../lib/use-school-change'

type Kept = Pick<EditableCorrespondence, 'id' | 'etag'>

/** Adds a correspondence, or changes the one that is kept. */
export const useKeepCorrespondence = (schoolId: string) =>
  useSchoolChange(schoolId, ({ kept, body }: { readonly kept: Kept | undefined; readonly body: NewCorrespondence }) =>
    kept
      ? api.changeCorrespondence({ params: { schoolId, correspondenceId: kept.id }, body, ifMatch: kept.etag })
      : api.addCorrespondence({ params: { schoolId }, body }),
  )

export const useRemoveCorrespondence = (schoolId: string) =>
  useSchoolChange(schoolId, ({ id, etag }: Kept) =>
    api.removeCorrespondence({ params: { schoolId, correspondenceId: id }, ifMatch: etag }),
  )
