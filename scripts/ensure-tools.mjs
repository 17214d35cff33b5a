import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.mjs'

const { env, platform } = process

/** What the tests use and npm cannot install. Debian's package is installed on a build machine, never on a developer's. */
const needs = [
  {
    name: 'Chromium',
    required: 'TRACK_REQUIRE_BROWSER',
    debian: ['chromium'],
    tests: 'journeys in a browser',
    hint: 'install Chromium or Chrome, or set TRACK_CHROMIUM to its path',
    isThere: () =>
      [
        env.TRACK_CHROMIUM,
        env.PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH,
        '/usr/bin/chromium',
        '/usr/bin/chromium-browser',
        '/usr/bin/google-chrome',
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
        'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
        'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
      ].some((path) => path && existsSync(path)),
  },
  {
    name: 'poppler',
    required: 'TRACK_REQUIRE_BROWSER',
    debian: ['poppler-utils'],
    tests: 'every look into a printed page',
    hint: 'install poppler (pdfinfo, pdftotext, pdffonts)',
    isThere: () => !spawnSync('pdfinfo', ['-v']).error,
  },
  {
    name: 'font for every script',
    required: 'TRACK_REQUIRE_BROWSER',
    debian: ['fonts-dejavu-core'],
    tests: 'names written from right to left, on paper',
    hint: 'install a font with Arabic and Hebrew letters, such as DejaVu Sans',
    // Other systems come with one.
    isThere: () => platform !== 'linux' || ['ar', 'he'].every((language) => hasFontFor(language)),
  },
  {
    name: 'PostgreSQL',
    required: 'TRACK_REQUIRE_POSTGRES',
    debian: ['postgresql'],
    tests: 'API tests on a PostgreSQL server (they still run on the embedded database)',
    hint: 'install PostgreSQL 15 or later, or name its bin folder in TRACK_POSTGRES_BIN',
    isThere: () =>
      (env.TRACK_POSTGRES_BIN && existsSync(env.TRACK_POSTGRES_BIN)) ||
      (existsSync('/usr/lib/postgresql') &&
        readdirSync('/usr/lib/postgresql').some((version) => existsSync(`/usr/lib/postgresql/${version}/bin/initdb`))),
  },
  {
    name: 'shared data',
    required: 'TRACK_REQUIRE_DATA',
    debian: [],
    tests: 'tests that read real files of other makers',
    hint: `put the folder at ${join(root, '../shared/data')} or name it in TRACK_SHARED_DATA`,
    isThere: () => existsSync(env.TRACK_SHARED_DATA ?? join(root, '../shared/data')),
  },
]

/** Installs what a build machine lacks, says loudly what will be skipped, and returns the names of what had to be there. */
export function ensureTools() {
  const debian = needs.filter((need) => !need.isThere()).flatMap((need) => need.debian)
  if (debian.length > 0 && env.CI === 'true' && platform === 'linux' && process.getuid() === 0) {
    apt('update')
    apt('install', '--yes', ...debian)
  }
  const missing = needs.filter((need) => !need.isThere())
  for (const { name, tests, hint, required } of missing) {
    const mustBeThere = env[required] === '1'
    console.log(`${mustBeThere ? 'MISSING' : 'SKIPPED'}: ${tests}, no ${name} on this machine: ${hint}`)
  }
  return missing.filter(({ required }) => env[required] === '1').map(({ name }) => name)
}

function hasFontFor(language) {
  return Boolean(spawnSync('fc-list', [`:lang=${language}`, 'family'], { encoding: 'utf8' }).stdout)
}

function apt(...args) {
  spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=300', '--quiet=2', ...args], {
    env: { ...env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: 'inherit',
  })
}
