import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { problemOf } from '../problem.js'

/**
 * Serves the built web app. Files whose names carry a hash of their content may be kept for ever; the pages that name them
 * are asked for again each time. Any other address outside the API is a screen of the app, which finds its own way.
 */
export function addWebApp(app: FastifyInstance, { directory }: { directory: string }): void {
  const isBuilt = existsSync(join(directory, 'index.html'))
  if (isBuilt)
    app.register(fastifyStatic, {
      root: directory,
      cacheControl: false,
      setHeaders: (reply, path) => {
        const isHashed = path.startsWith(join(directory, 'assets'))
        reply.setHeader('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
  app.setNotFoundHandler((request, reply) => {
    const isScreen = request.method === 'GET' && !/^\/(v1|assets)(\/|\?|$)/.test(request.url)
    if (isBuilt && isScreen) return reply.sendFile('index.html')
    const problem = problemOf('request/not-found')
    return reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem))
  })
}
