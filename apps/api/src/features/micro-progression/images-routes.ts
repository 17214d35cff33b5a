import { randomUUID } from 'node:crypto'
import { routes } from '@track/api-contract'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type pg from 'pg'
import { changeSchool } from '../../change-school.js'
import type { Clock } from '../../clock.js'
import { type Transaction, withSchool } from '../../database/transaction.js'
import { endpoint } from '../../endpoint.js'
import { refusal } from '../../problem.js'
import { schoolToday } from '../../school-today.js'
import { findPupil } from '../../teaching/find-pupil.js'
import { listGivenCharts } from './charts-repository.js'
import {
  countImages,
  findExemplarImage,
  findImage,
  insertImage,
  MOST_IMAGES_OF_A_PUPIL,
  MOST_IMAGES_OF_A_SESSION,
  type OfWhom,
} from './images-repository.js'
import { editPicture, IMAGE_BYTES, makePicture, type Picture } from './make-picture.js'
import { findHead } from './sessions-repository.js'

/** Pictures come in, are made anew, covered, and shown to those whose they are. */
export async function imagesRoutes(
  instance: FastifyInstance,
  { pool, clock }: { pool: pg.Pool; clock: Clock },
): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>()

  /** Asked before a picture is unpacked, which takes long, and with no connection held meanwhile. */
  const askForRoom = (schoolId: string, of: OfWhom) =>
    withSchool(pool, schoolId, async (tx) => {
      await refuseUnready(tx, of)
      const most = 'sessionId' in of ? MOST_IMAGES_OF_A_SESSION : MOST_IMAGES_OF_A_PUPIL
      if ((await countImages(tx, of)) >= most) throw refusal('micro-progression/too-many-images')
    })
  const keep = (schoolId: string, picture: Picture, more: { of: OfWhom; addedBy: string; originalId?: string }) =>
    changeSchool(pool, schoolId, (tx) => insertImage(tx, picture, { schoolId, id: randomUUID(), ...more }))
  const add = async (file: unknown, { schoolId, ...more }: { schoolId: string; of: OfWhom; addedBy: string }) => {
    await askForRoom(schoolId, more.of)
    return keep(schoolId, await makePicture(file), more)
  }

  app.route({
    ...endpoint(routes.addSessionImage),
    bodyLimit: IMAGE_BYTES,
    handler: async ({ params: { schoolId, sessionId }, body, account }, reply) =>
      reply.code(201).send(await add(body, { schoolId, of: { sessionId }, addedBy: account.id })),
  })

  app.route({
    ...endpoint(routes.readSessionImage),
    handler: async ({ params: { schoolId, sessionId, imageId } }, reply) =>
      show(reply, await withSchool(pool, schoolId, (tx) => findImage(tx, imageId, { sessionId }))),
  })

  app.route({
    ...endpoint(routes.editSessionImage),
    handler: async ({ params: { schoolId, sessionId, imageId }, body, account }, reply) => {
      const of = { sessionId }
      await askForRoom(schoolId, of)
      const image = await withSchool(pool, schoolId, (tx) => findImage(tx, imageId, of))
      if (image === undefined) throw refusal('request/not-found')
      const { originalId } = image
      const picture = await editPicture(image.bytes, body)
      return reply.code(201).send(await keep(schoolId, picture, { of, addedBy: account.id, originalId }))
    },
  })

  app.route({
    ...endpoint(routes.readChartImage),
    handler: async ({ params: { schoolId, chartId, imageId } }, reply) =>
      show(reply, await withSchool(pool, schoolId, (tx) => findExemplarImage(tx, imageId, { chartIds: [chartId] }))),
  })

  app.route({
    ...endpoint(routes.addWorkImage),
    bodyLimit: IMAGE_BYTES,
    handler: async ({ params: { schoolId, pupilId }, body, account }, reply) =>
      reply.code(201).send(await add(body, { schoolId, of: { pupilId }, addedBy: account.id })),
  })

  app.route({
    ...endpoint(routes.readWorkImage),
    handler: async ({ params: { schoolId, pupilId, imageId } }, reply) =>
      show(reply, await withSchool(pool, schoolId, (tx) => findImage(tx, imageId, { pupilId }))),
  })

  app.route({
    ...endpoint(routes.addOwnImage),
    bodyLimit: IMAGE_BYTES,
    handler: async ({ pupil: { schoolId, pupilId }, body }, reply) =>
      reply.code(201).send(await add(body, { schoolId, of: { pupilId }, addedBy: pupilId })),
  })

  app.route({
    ...endpoint(routes.readOwnImage),
    handler: async ({ pupil: { schoolId, pupilId }, params: { imageId } }, reply) =>
      show(
        reply,
        await withSchool(pool, schoolId, async (tx) => {
          const own = await findImage(tx, imageId, { pupilId })
          if (own !== undefined) return own
          const given = await listGivenCharts(tx, { pupilIds: [pupilId], today: await schoolToday(tx, clock) })
          return findExemplarImage(tx, imageId, { chartIds: given.map(({ chartId }) => chartId) })
        }),
      ),
  })
}

async function refuseUnready(tx: Transaction, of: OfWhom): Promise<void> {
  if ('pupilId' in of) {
    if ((await findPupil(tx, of.pupilId)) === undefined) throw refusal('request/not-found')
    return
  }
  const head = await findHead(tx, of.sessionId)
  if (head === undefined) throw refusal('request/not-found')
  if (head.isClosed) throw refusal('micro-progression/session-closed')
}

/** Like every answer it is kept by nobody in between, nor by a device that others use too: what is erased here is gone. */
function show(reply: FastifyReply, image: { readonly bytes: Buffer } | undefined): FastifyReply {
  if (image === undefined) throw refusal('request/not-found')
  return reply.type('image/jpeg').header('content-disposition', 'inline').send(image.bytes)
}
