import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paths } from '../../apps/web/src/app/paths.js'
import { browserPath, openBrowser, openPage } from './browser.js'
import { clientOf, DEMO_HEAD, placeOf, signIn } from './journeys.js'
import { type RunningTrack, startTrack } from './server.js'

/** Texts that would do something if any screen took them for more than text: each would set `pwned`. */
const TEXTS = [
  '<img src=x onerror="globalThis.pwned=1">',
  '<script>globalThis.pwned=1</script>',
  '"><svg onload=globalThis.pwned=1>',
  "' onfocus='globalThis.pwned=1' autofocus='",
  '<iframe srcdoc="<script>parent.pwned=1</script>"></iframe>',
  'javascript:globalThis.pwned=1',
  '{{constructor.constructor("globalThis.pwned=1")()}}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the text that matters
  '${globalThis.pwned=1}',
  '<style>*{display:none}</style>',
  '&lt;b&gt;bold&lt;/b&gt;',
  '=HYPERLINK("https://elsewhere.example","x")',
  '\u202egnisrever',
]

/** Every address of the app that is a screen: a school by itself is the frame around the others. */
const { school: _, ...screens } = paths

describe.skipIf(!browserPath)('the product in a browser that watches it', () => {
  let track: RunningTrack
  let browser: Browser
  let page: Page
  let troubles: string[]
  let place: {
    schoolId: string
    classId: string
    subjectId: string
    templateId: string
    noteTemplateId: string
    publicationId: string
    pupilId: string
    frozenId: string
    sessionId: string
    chartId: string
  }
  const violations: string[] = []

  beforeAll(async () => {
    track = await startTrack()
    browser = await openBrowser()
    const opened = await openPage(browser, track.origin, { viewport: { width: 1280, height: 900 } })
    page = opened.page
    troubles = opened.troubles
    await page.exposeFunction('tellViolation', (text: string) => void violations.push(text))
    await page.addInitScript(() => {
      addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile }) => {
        const { tellViolation } = globalThis as unknown as { tellViolation: (text: string) => void }
        tellViolation(`${effectiveDirective} ${blockedURI} ${sourceFile}`)
      })
    })
    await signIn(page, DEMO_HEAD)
    const { schoolId, ...ofMarkbook } = placeOf(page)
    const client = clientOf(page)
    const params = { schoolId }
    const { templates } = await client.listReportTemplates({ params })
    const { pupils } = await client.listPupils({ params, query: { groupId: ofMarkbook.classId } })
    const kept = await client.freezeReport({
      params,
      body: {
        name: 'Kept',
        definition: {
          groupIds: ['all'],
          columns: [{ subjectId: ofMarkbook.subjectId, measure: { kind: 'secured' } }],
          dates: [{ label: 'Now', on: (await client.readSchool({ params })).today }],
        },
      },
    })
    const notes = await client.listMicrotrackTemplates({ params })
    const { classes } = await client.readSchool({ params })
    const given = await Promise.all(
      classes.map(({ id: classId }) => client.listPublications({ params, query: { classId } })),
    )
    const { sessions } = await client.listOrderingSessions({ params, query: {} })
    const { charts } = await client.listCharts({ params, query: {} })
    place = {
      schoolId,
      ...ofMarkbook,
      templateId: templates[0]!.id,
      noteTemplateId: notes.templates[0]!.id,
      publicationId: given.flatMap(({ publications }) => publications)[0]!.id,
      pupilId: pupils[0]!.id,
      frozenId: kept.id,
      sessionId: sessions[0]!.id,
      chartId: charts[0]!.chart.id,
    }
  })
  // Where it stopped is worth a look.
  afterAll(async () => {
    await browser?.close()
    await track?.close()
    expect(troubles).toEqual([])
  })

  /** Each screen's address, of this school, class, subject and report. */
  const addresses = (of: Record<string, string>): string[] =>
    Object.values<string>(screens).map((path) =>
      path.replace(/\$(\w+)/g, (_, word: string) => {
        const name = word === 'templateId' && path.includes('/microtrack/') ? 'noteTemplateId' : word
        expect(of[name], `what ${path} is to be opened with`).toBeDefined()
        return of[name]!
      }),
    )
  const openScreen = async (address: string) => {
    await page.goto(address)
    await page.locator('h1, [role=grid]').first().waitFor({ state: 'attached', timeout: 60_000 })
    await page.waitForLoadState('networkidle')
  }

  it('breaks its policy on no screen', async () => {
    for (const address of addresses(place)) {
      await openScreen(address)
      expect(violations, address).toEqual([])
    }
  })

  it('would be told: the policy stands, and Trusted Types with it', async () => {
    const refused = await page.evaluate(() => {
      const attempts = [
        () => {
          document.createElement('div').innerHTML = '<b>'
        },
        () => {
          document.createElement('script').text = 'globalThis.pwned=1'
        },
        () => document.write('<b>'),
      ]
      return attempts.map((attempt) => {
        try {
          attempt()
          return 'done'
        } catch (error) {
          return (error as Error).name
        }
      })
    })
    expect(refused).toEqual(['TypeError', 'TypeError', 'TypeError'])
    await expect.poll(() => violations.length).toBe(3)
    for (const violation of violations.splice(0)) expect(violation).toMatch(/^require-trusted-types-for /)
    // A refusal is also said in the console, which is not a trouble here.
    troubles.splice(0)
  })

  it('shows what anybody typed as text, on every screen that shows it', async () => {
    const api = clientOf(page)
    const { schoolId } = place
    const params = { schoolId }
    const at = (index: number) => TEXTS[index % TEXTS.length]!
    const { today } = await api.readSchool({ params })
    const group = await api.addGroup({ params, body: { kind: 'class', name: `${at(0)} class`, position: 0 } })
    await api.addGroup({ params, body: { kind: 'key-group', name: `${at(2)} group`, position: 0, partOf: at(1) } })
    for (const [index, label] of TEXTS.entries())
      await api.addPupil({
        params,
        body: { label: `${label} pupil`, forename: at(index + 1), surname: at(index + 2), classId: group.id },
      })
    const subject = await api.addSubject({ params, body: { name: `${at(1)} subject` } })
    const framework = await api.addFramework({
      params,
      body: { subjectId: subject.id, name: `${at(3)} framework` } as never,
    })
    const strand = await api.addStrand({ params, body: { frameworkId: framework.id, name: `${at(4)} strand` } })
    const { objectives } = await api.addObjectives({
      params,
      body: {
        objectives: TEXTS.map((text, index) => ({
          frameworkId: framework.id,
          strandId: strand.id,
          wording: `${text} objective`,
          tags: [at(index + 3).slice(0, 50)],
        })),
      },
    })
    const programme = await api.addProgramme({
      params,
      body: {
        subjectId: subject.id,
        name: `${at(5)} programme`,
        objectiveIds: objectives.map(({ id }) => id),
      } as never,
    })
    await api.assignProgramme({
      params,
      body: { subjectId: subject.id, groupId: group.id, programmeId: programme.id, effectiveFrom: today },
    })
    const pupils = TEXTS.map((text) => `${text} pupil`)
    const wordings = TEXTS.map((text) => `${text} objective`)
    const shown: Partial<Record<keyof typeof screens, string[]>> = {
      classMarkbook: [...pupils, ...wordings.slice(0, 1), group.name],
      pupils: [group.name],
      programmes: [programme.name],
    }

    const mine = { ...place, classId: group.id, subjectId: subject.id }
    for (const [name, path] of Object.entries(screens) as [keyof typeof screens, string][]) {
      const address = path.replace(/\$(\w+)/g, (_, key: keyof typeof mine) => mine[key])
      await openScreen(name === 'objectives' ? `${address}?subject=${subject.id}` : address)
      for (const text of shown[name] ?? [])
        await expect
          .poll(() => page.evaluate(() => document.body.textContent), { timeout: 15_000, message: `${name}: ${text}` })
          .toContain(text)
      const harm = await page.evaluate(() => ({
        pwned: 'pwned' in globalThis,
        foreign: document.querySelectorAll(
          'img[src="x"], svg[onload], iframe, script:not([src]), [onfocus], [onerror], a[href^="javascript:"]',
        ).length,
        hidden: document.body.textContent!.length > 0 && getComputedStyle(document.body).display === 'none',
      }))
      expect(harm, name).toEqual({ pwned: false, foreign: 0, hidden: false })
      expect(violations, name).toEqual([])
    }
  })

  /** Another site, as far as the browser is concerned, which somebody signed in here has open. */
  const open = async (host: string, html: string): Promise<{ other: Page; server: Server }> => {
    const server = createServer((_, answer) => answer.setHeader('content-type', 'text/html').end(html))
    await new Promise<void>((resolve) => server.listen(0, host === 'localhost' ? '127.0.0.1' : host, resolve))
    const { port } = server.address() as AddressInfo
    const other = await page.context().newPage()
    await other.goto(`http://${host}:${port}/`)
    return { other, server }
  }
  /** The same host on another port is the same site and gets the cookies; the other two are other sites. */
  const HOSTS = ['127.0.0.1', '127.0.0.2', 'localhost']

  it.each(HOSTS)('carries out nothing for a page of %s, whether it sends a form or a script asks', async (host) => {
    const api = clientOf(page)
    const params = { schoolId: place.schoolId }
    const count = async () => (await api.listGroups({ params })).groups.length
    const before = await count()
    const target = `${track.origin}/v1/schools/${place.schoolId}/roster/groups`
    const body = JSON.stringify({ kind: 'ad-hoc', name: 'Made elsewhere', position: 0 })
    const { other, server } = await open(
      host,
      `<!doctype html><form method="post" enctype="text/plain" action="${target}"><input name='${body.slice(0, -1)},"x":"' value='"}'></form>`,
    )
    const asked = await other.evaluate(
      async ({ target, body }) => {
        const outcome = (init: RequestInit) =>
          fetch(target, { credentials: 'include', ...init }).then(
            (response) => `${response.type} ${response.status}`,
            () => 'refused',
          )
        const post = { method: 'POST', body }
        return {
          noCors: await outcome({ ...post, mode: 'no-cors', headers: { 'content-type': 'text/plain' } }),
          json: await outcome({ ...post, headers: { 'content-type': 'application/json' } }),
          beacon: navigator.sendBeacon(target, body),
          read: await outcome({}),
        }
      },
      { target, body },
    )
    // Nothing of the answers can be read, either.
    expect(asked).toMatchObject({ json: 'refused', read: 'refused' })
    expect(asked.noCors).toMatch(/^(refused|opaque 0)$/)

    const answered = other.waitForResponse((response) => response.request().method() === 'POST')
    await other.evaluate(() => document.forms[0]!.submit())
    const answer = await answered
    expect(answer.status()).toBe(403)
    expect(await answer.json()).toMatchObject({ code: 'request/cross-site' })
    expect(await count()).toBe(before)
    await other.close()
    server.close()
  })

  it.each(HOSTS)('stands in no frame of a page of %s', async (host) => {
    const { other, server } = await open(host, `<!doctype html><iframe src="${track.origin}/"></iframe>`)
    await expect.poll(() => other.frames()[1]?.url()).toMatch(/^chrome-error:/)
    await other.close()
    server.close()
  })
})
