import type { OrderingSessionList } from '@track/api-contract'

type Head = OrderingSessionList['sessions'][number]

/** The session in which this chart is being revised: begun, neither put away nor finished by a newer chart. */
export function revisionUnderWay<S extends Pick<Head, 'revisesId' | 'chartId' | 'isClosed'>>(
  chartId: string,
  sessions: readonly S[],
): S | undefined {
  return sessions.find((session) => session.revisesId === chartId && !session.chartId && !session.isClosed)
}
