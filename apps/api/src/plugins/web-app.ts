import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { problemOf } from '../problem.js'

/**
 * Serves the built web app. Files whose names carry a hash of their content may be kept for ever; the pages that name them
 * are asked for again each time. Any other address outside the API is a screen of the app, which finds its own way: below
 * `/pupil/` of the pupils' app, which has files of its own and a service worker for nothing but that folder, elsewhere of the
 * teachers'. Neither is ever served in the other's place.
 */
export function addWebApp(app: FastifyInstance, { directory }: { directory: string }): void {
  const isBuilt = existsSync(join(directory, 'index.html'))
  const isPupilsBuilt = existsSync(join(directory, PUPILS_PAGE))
  const hashed = [join(directory, 'assets'), join(directory, 'pupil', 'assets')]
  if (isBuilt || isPupilsBuilt)
    app.register(fastifyStatic, {
      root: directory,
      cacheControl: false,
      setHeaders: (reply, path) => {
        const isHashed = hashed.some((folder) => path.startsWith(folder))
        reply.setHeader('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
  // The folder is the scope of the pupils' service worker: without its last stroke the page would stand outside.
  if (isPupilsBuilt) app.get('/pupil', (_, reply) => reply.redirect('/pupil/', 308))
  app.setNotFoundHandler((request, reply) => {
    const [path = ''] = request.url.split('?')
    const isScreen = request.method === 'GET' && !/^\/(v1|assets|pupil\/assets)(\/|$)/.test(path)
    const isPupils = /^\/pupil(\/|$)/.test(path)
    if (isScreen && (isPupils ? isPupilsBuilt : isBuilt)) return reply.sendFile(isPupils ? PUPILS_PAGE : 'index.html')
    const problem = problemOf('request/not-found')
    return reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem))
  })
}

const PUPILS_PAGE = 'pupil/index.html'
