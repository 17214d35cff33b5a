import { type Operation, openApi } from '@track/api-contract'
import type { FastifyInstance } from 'fastify'

const { paths, components } = openApi()

/**
 * Fails the run when an operation is refused with a status that its description in OpenAPI does not give the code of. Codes
 * of the libraries, which arrive as 422, are described for all operations together.
 */
export function giveOnlyWhatIsDescribed(app: FastifyInstance): void {
  app.addHook('onSend', async ({ method, routeOptions }, reply, payload) => {
    const operation = paths[`${routeOptions.url?.replace(/:(\w+)/g, '{$1}')}`]?.[method.toLowerCase()]
    if (operation === undefined || reply.statusCode < 400) return payload
    const { code } = JSON.parse(String(payload)) as { code: string }
    if (reply.statusCode !== 422 && !describes(operation, code))
      // Thrown, it would become an answer; rejected and left alone, it is what vitest reports.
      Promise.reject(
        new Error(`${operation.operationId} was refused with ${code}, which openapi.json does not say of it`),
      )
    return payload
  })
}

function describes({ responses }: Operation, code: string): boolean {
  const shared = (components as { responses: Record<string, unknown> }).responses
  return Object.values(responses).some((response) => {
    const name = (response as { $ref?: string }).$ref?.split('/').at(-1)
    return (
      name !== undefined && JSON.stringify(shared[name]).includes(`"#/components/examples/${code.replace('/', '-')}"`)
    )
  })
}
