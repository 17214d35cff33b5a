import { randomUUID } from 'node:crypto'
import type { TrackClient } from '@track/api-contract'
import type { FastifyInstance } from 'fastify'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '../../database/open-database.js'
import { testApp } from '../../testing/app.js'
import { aPicture, beginSession, entry, LEVELS, orderSession, placedOn } from '../../testing/charts.js'
import { engines, freshDatabase } from '../../testing/database.js'
import { signInPupil } from '../../testing/notes.js'
import { clientOf, makeTestSchool, type TestSchool } from '../../testing/school.js'

describe.each(engines)('pictures of pieces, on %s', (engine) => {
  let database: Database
  let app: FastifyInstance
  let school: TestSchool
  let track: TrackClient
  let session: { schoolId: string; sessionId: string }

  beforeAll(async () => {
    database = await freshDatabase(engine)
    app = testApp(database.pool)
    school = await makeTestSchool(database.pool)
    track = clientOf(app, school.token)
  })
  beforeEach(async () => {
    const { schoolId, sessionId } = await beginSession(track, school, { pieces: 0 })
    session = { schoolId, sessionId }
  })
  afterAll(async () => {
    await app.close()
    await database.close()
  })

  const add = (file: Uint8Array) => track.addSessionImage({ params: session, file })
  const read = async (imageId: string) => {
    const blob = await track.readSessionImage({ params: { ...session, imageId } })
    return Buffer.from(await blob.arrayBuffer())
  }
  const refusedWith = (file: Uint8Array, detail: RegExp) =>
    expect(add(file)).rejects.toMatchObject({
      problem: { status: 422, code: 'micro-progression/image-unreadable', detail: expect.stringMatching(detail) },
    })

  test('are made anew: upright, at most 2,048 px, JPEG, and nothing in them that a camera wrote (A1-05, PRO-5)', async () => {
    const photograph = await sharp({ create: { width: 3000, height: 1500, channels: 3, background: 'white' } })
      .jpeg()
      .withExif({
        IFD0: { Artist: 'Ada Bell', ImageDescription: 'ada-bell-4oak.jpg', Orientation: '6' },
        IFD3: { GPSLatitude: '51/1 30/1 0/1', GPSLatitudeRef: 'N' },
      })
      .toBuffer()
    expect((await sharp(photograph).metadata()).exif!.toString('latin1')).toContain('Ada Bell')
    const kept = await add(photograph)
    const bytes = await read(kept.imageId)
    const metadata = await sharp(bytes).metadata()
    expect(metadata).toMatchObject({ format: 'jpeg', width: kept.width, height: kept.height })
    expect(Math.max(kept.width, kept.height)).toBe(2048)
    for (const part of ['exif', 'xmp', 'iptc', 'icc', 'orientation', 'comments'] as const)
      expect([part, metadata[part]]).toEqual([part, undefined])
    expect(bytes.toString('latin1')).not.toMatch(/Ada|Bell|Exif|GPS/)
  })

  test.each(['jpeg', 'png', 'webp'] as const)('are read from %s, told by its bytes', async (format) => {
    expect(await add(await aPicture({ format }))).toMatchObject({ width: 60, height: 40 })
  })

  test('are refused when they are something else, each with what to do about it', async () => {
    const script = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    await refusedWith(Buffer.from(script), /SVG/)
    await refusedWith(Buffer.from(`\n<?xml version="1.0"?>\n${script}`), /SVG/)
    await refusedWith(Buffer.from('%PDF-1.7\n1 0 obj'), /PDF: export/)
    await refusedWith(Buffer.from('\0\0\0\x18ftypheic\0\0\0\0', 'latin1'), /Most compatible/)
    await refusedWith(Buffer.from('GIF89a\x01\0\x01\0', 'latin1'), /GIF/)
    await refusedWith(Buffer.from('II*\0', 'latin1'), /TIFF/)
    await refusedWith(Buffer.from('MZ\x90 a program', 'latin1'), /neither JPEG, PNG nor WebP/)
    await refusedWith(new Uint8Array(), /empty/)
  })

  test('are refused when they are damaged, cut off or far too large, and the server goes on', async () => {
    const photograph = await sharp({
      create: {
        width: 400,
        height: 300,
        channels: 3,
        background: 'white',
        noise: { type: 'gaussian', mean: 120, sigma: 60 },
      },
    })
      .jpeg()
      .toBuffer()
    await refusedWith(photograph.subarray(0, photograph.length >> 1), /damaged or was not sent whole/)
    await refusedWith(Buffer.concat([photograph.subarray(0, 30), Buffer.alloc(300, 7)]), /damaged/)
    // Ten thousand by ten thousand in a few kilobytes.
    const bomb = await sharp({ create: { width: 10_000, height: 10_000, channels: 3, background: 'white' } })
      .png({ compressionLevel: 9 })
      .toBuffer()
    expect(bomb.length).toBeLessThan(400_000)
    await refusedWith(bomb, /50 megapixels/)
    await expect(add(Buffer.alloc(10 * 1024 * 1024 + 1))).rejects.toMatchObject({ problem: { status: 413 } })
    expect(await add(await aPicture())).toMatchObject({ width: 60 })
  })

  test('come in thirty at once and are made one after the other', async () => {
    const sheet = await aPicture({ width: 1600, height: 1200 })
    const from = performance.now()
    const kept = await Promise.all(Array.from({ length: 30 }, () => add(sheet)))
    process.stdout.write(`${engine}: thirty photographs in ${Math.round(performance.now() - from)} ms\n`)
    expect(new Set(kept.map(({ imageId }) => imageId)).size).toBe(30)
  }, 60_000)

  test('are shown to staff of the school by their session alone, and kept by no one in between', async () => {
    const { imageId } = await add(await aPicture())
    const url = `/v1/schools/${session.schoolId}/micro-progression/sessions/${session.sessionId}/images/${imageId}`
    const answer = await app.inject({ url, headers: { cookie: `track_session=${school.token}` } })
    expect(answer.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    })
    const other = await beginSession(track, school, { pieces: 0 })
    const elsewhere = { schoolId: school.schoolId, sessionId: other.sessionId, imageId }
    await expect(track.readSessionImage({ params: elsewhere })).rejects.toMatchObject({ problem: { status: 404 } })
    const { schoolId } = school
    const ofPupil = { schoolId, pupilId: school.pupilIds.ada, imageId }
    await expect(track.readWorkImage({ params: ofPupil })).rejects.toMatchObject({ problem: { status: 404 } })
    expect((await app.inject({ url })).statusCode).toBe(401)
  })

  test('are turned, covered and cut into another picture, in which nothing of what was covered is left (A1-13)', async () => {
    // Left half black (a name), right half white.
    const half = { create: { width: 100, height: 100, channels: 3 as const, background: 'black' } }
    const sheet = await sharp({ create: { width: 200, height: 100, channels: 3, background: 'white' } })
      .composite([{ input: half, left: 0, top: 0 }])
      .png()
      .toBuffer()
    const { imageId } = await add(sheet)
    const edit = async (body: object) => {
      const kept = await track.editSessionImage({ params: { ...session, imageId }, body })
      const { data, info } = await sharp(await read(kept.imageId))
        .raw()
        .toBuffer({ resolveWithObject: true })
      const at = (x: number, y: number) => data[(y * info.width + x) * info.channels]!
      return { kept, at }
    }
    const covered = await edit({ covers: [{ x: 0, y: 0, width: 0.5, height: 1 }] })
    expect(covered.kept).toMatchObject({ width: 200, height: 100 })
    for (const x of [0, 50, 95]) expect(covered.at(x, 50)).toBeGreaterThan(180)
    expect(covered.at(150, 50)).toBeGreaterThan(245)
    // Turned by a quarter the name is at the top; only the lower half is kept.
    const cut = await edit({ turn: 90, crop: { x: 0, y: 0.5, width: 1, height: 0.5 } })
    expect(cut.kept).toMatchObject({ width: 100, height: 100 })
    for (const y of [5, 50, 95]) expect(cut.at(50, y)).toBeGreaterThan(245)
    expect(covered.kept.imageId).not.toBe(imageId)
    await expect(edit({ covers: [{ x: 0, y: 0, width: 2, height: 1 }] })).rejects.toMatchObject({
      problem: { status: 400 },
    })
  })

  test('with a name on them are gone for good once somebody has looked at the covered one (A1-13)', async () => {
    const begun = await beginSession(track, school, { pieces: 1 })
    session = { schoolId: begun.schoolId, sessionId: begun.sessionId }
    const { imageId } = await add(await aPicture())
    const other = await add(await aPicture())
    const pieceId = randomUUID()
    const piece = { kind: 'piece', collectionId: begun.collectionId, origin: 'pupil' } as const
    await begun.write(
      entry({ ...piece, pieceId, imageId }),
      entry({ ...piece, pieceId: randomUUID(), imageId: other.imageId }),
    )
    const edit = (id: string) =>
      track.editSessionImage({
        params: { ...session, imageId: id },
        body: { covers: [{ x: 0, y: 0, width: 1, height: 0.2 }] },
      })
    const first = await edit(imageId)
    const second = await edit(first.imageId)
    expect((await begun.write(entry({ kind: 'checked', pieceId, imageId: randomUUID() }))).refused).toMatchObject([
      { code: 'micro-progression/unknown-image' },
    ])
    expect(await read(imageId)).toBeTruthy()
    expect((await begun.write(entry({ kind: 'checked', pieceId, imageId: second.imageId }))).refused).toEqual([])
    for (const gone of [imageId, first.imageId])
      await expect(read(gone)).rejects.toMatchObject({ problem: { status: 404 } })
    for (const kept of [second.imageId, other.imageId]) expect(await read(kept)).toBeTruthy()
  })

  test('of an exemplar hang with the chart, and of a chart nothing but its exemplars is shown (PRO-7)', async () => {
    const begun = await orderSession(track, school)
    session = { schoolId: begun.schoolId, sessionId: begun.sessionId }
    const [shown, hidden] = [await add(await aPicture()), await add(await aPicture())]
    const [pieceId, hiddenId] = [randomUUID(), randomUUID()]
    const piece = { kind: 'piece', collectionId: begun.collectionId, origin: 'rewritten' } as const
    const { refused } = await begun.write(
      entry({ ...piece, pieceId, imageId: shown.imageId }),
      entry({ kind: 'checked', pieceId, imageId: shown.imageId }),
      entry({ ...piece, pieceId: hiddenId, imageId: hidden.imageId }),
      entry({ kind: 'checked', pieceId: hiddenId, imageId: hidden.imageId }),
      entry({ kind: 'move', pieceId, place: 'with', besideId: begun.pieceIds[3] }),
      entry({ kind: 'exemplar', levelId: LEVELS[1]!.id, pieceIds: [pieceId], method: 'hand' }),
    )
    expect(refused).toEqual([])
    const body = { id: randomUUID(), lowestOwnClass: true, handwriting: [pieceId], classIds: [school.classId] }
    const published = await track.publishChart({ params: session, body })
    const { schoolId } = school
    const ofChart = (imageId: string) =>
      track.readChartImage({ params: { schoolId, chartId: published.chart.id, imageId } })
    expect((await ofChart(shown.imageId)).size).toBeGreaterThan(100)
    await expect(ofChart(hidden.imageId)).rejects.toMatchObject({ problem: { status: 404 } })

    const { ada, ben } = school.pupilIds
    const signedIn = await Promise.all(
      [ada, ben].map((pupilId) => signInPupil(app, database.pool, { schoolId, pupilId })),
    )
    const [asAda, asBen] = signedIn.map((pupil) => pupil.track)
    const own = await asAda!.addOwnImage({ file: await aPicture() })
    const [work] = placedOn(published, ada, { work: { imageId: own.imageId } }).works
    const kept = await asAda!.writeOwnPlacements({ body: { works: [work!] } })
    expect(kept).toMatchObject({ works: [{ imageId: own.imageId }], refused: [] })
    const see = (client: TrackClient, imageId: string) => client.readOwnImage({ params: { imageId } })
    for (const client of [asAda!, asBen!]) expect((await see(client, shown.imageId)).size).toBeGreaterThan(100)
    expect((await see(asAda!, own.imageId)).size).toBeGreaterThan(100)
    for (const [client, imageId] of [
      [asBen!, own.imageId],
      [asAda!, hidden.imageId],
      [asBen!, randomUUID()],
    ] as const)
      await expect(see(client, imageId)).rejects.toMatchObject({ problem: { status: 404 } })
    expect(
      (await track.readWorkImage({ params: { schoolId, pupilId: ada, imageId: own.imageId } })).size,
    ).toBeGreaterThan(100)
    // A picture of somebody else's cannot be held up as one's own.
    const theirs = placedOn(published, ben, { work: { imageId: own.imageId } })
    expect((await asBen!.writeOwnPlacements({ body: theirs })).refused).toMatchObject([
      { code: 'micro-progression/unknown-image' },
      { code: 'micro-progression/unknown-work' },
    ])
    // A revision brings its own copy along, looked at as it was.
    const revision = await beginSession(track, school, {
      pieces: 0,
      revises: { chartId: published.chart.id, carry: [pieceId] },
    })
    const { log } = await track.readOrderingSession({ params: { schoolId, sessionId: revision.sessionId } })
    expect(log.slice(0, 2)).toMatchObject([
      { kind: 'piece', pieceId, origin: 'carried' },
      { kind: 'checked', pieceId },
    ])
    const copied = log[0]!.kind === 'piece' ? log[0]!.imageId! : ''
    expect(copied).not.toBe(shown.imageId)
    const copy = { schoolId, sessionId: revision.sessionId, imageId: copied }
    expect((await track.readSessionImage({ params: copy })).size).toBeGreaterThan(100)
  })
})
