const { existsSync, readdirSync, readFileSync } = require('node:fs')

/**
 * Who may import whom (docs/architecture.md). Each name is the sentence that a failed gate prints,
 * and each rule is provoked once in scripts/rules.test.mjs.
 */

const SIBLINGS = 'roster|objectives|descriptors|microtrack|micro-progression|goals|tabular'
const TESTS = '[.](test|bench)[.]tsx?$|/(test|bench|vectors)/|[.]config[.]ts$'
/** The addresses of the web's pages are words for everybody; what stands behind them is not. */
const PATHS = '^apps/web/src/app/paths[.]ts$'
const LIBRARY = '^packages/(?!conformance/)[^/]+/src/'

/** What a package may import beside itself. */
const mayImport = (packages, allowed) => ({
  from: { path: `^packages/(${packages})/` },
  to: { path: '^packages/', pathNot: ['^packages/$1/', ...allowed.map((name) => `^packages/(${name})/`)] },
})

/** The files that package.json offers to others: the only ones they may name. */
const frontDoors = readdirSync('packages').flatMap((folder) => {
  const manifest = `packages/${folder}/package.json`
  if (!existsSync(manifest)) return []
  const sources = Object.values(JSON.parse(readFileSync(manifest, 'utf8')).exports ?? {}).map(
    (door) => door['@track/source'],
  )
  return sources.filter(Boolean).map((source) => `^packages/${folder}/${source.replace('./', '')}$`)
})

module.exports = {
  forbidden: [
    { name: 'The kernel imports no other package', ...mayImport('kernel', []) },
    { name: 'Siblings are strangers: they import only the kernel', ...mayImport(SIBLINGS, ['kernel']) },
    {
      name: 'The markbook stands on the kernel and the packages below it',
      ...mayImport('markbook', ['kernel', SIBLINGS]),
    },
    {
      name: 'Reports stand on the kernel, the descriptors and the markbook',
      ...mayImport('reports', ['kernel', 'descriptors', 'markbook']),
    },
    { name: 'Libraries import no app', from: { path: '^packages/' }, to: { path: '^apps/' } },
    {
      name: 'The contract and the conformance runner stand above every library',
      from: { path: '^packages/', pathNot: '^packages/(api-contract|conformance)/' },
      to: { path: '^packages/(api-contract|conformance)/' },
    },
    {
      name: 'Packages are entered by name',
      from: { path: '^((?:packages|apps)/[^/]+|examples|bench|e2e)/' },
      to: { path: '^packages/', pathNot: '^$1/', dependencyTypes: ['local'] },
    },
    {
      name: 'Packages are entered through the front door',
      from: { path: '^((?:packages|apps)/[^/]+|examples|bench|e2e)/' },
      to: { path: '^packages/', pathNot: ['^$1/', '/package[.]json$', '/vectors/', ...frontDoors] },
    },
    {
      name: 'Libraries are pure: no Node built-ins',
      from: { path: LIBRARY, pathNot: TESTS },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'Calendar arithmetic happens in the kernel: date-fns stays there',
      from: { path: '^packages/(?!kernel/)' },
      to: { path: 'node_modules/(@date-fns/|date-fns/)' },
    },
    {
      name: 'Features of the API are strangers',
      from: { path: '^apps/api/src/features/([^/]+)/' },
      to: { path: '^apps/api/src/features/', pathNot: '^apps/api/src/features/$1/' },
    },
    {
      name: 'Features of the web are strangers',
      from: { path: '^apps/web/src/features/([^/]+)/' },
      to: { path: '^apps/web/src/features/', pathNot: '^apps/web/src/features/$1/' },
    },
    {
      name: 'Apps never import each other',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'Pieces and helpers of the web know no feature, route or app',
      from: { path: '^apps/web/src/(ui|lib)/', pathNot: TESTS },
      to: { path: '^apps/web/src/(features|routes|app)/' },
    },
    {
      name: 'Features of the web know no route or app',
      from: { path: '^apps/web/src/features/', pathNot: TESTS },
      to: { path: '^apps/web/src/(routes|app)/', pathNot: PATHS },
    },
    {
      name: 'Routes of the web know no app',
      from: { path: '^apps/web/src/routes/', pathNot: TESTS },
      to: { path: '^apps/web/src/app/', pathNot: PATHS },
    },
    { name: 'Nothing imports itself in a circle', from: {}, to: { circular: true } },
    { name: 'Every import leads somewhere', from: {}, to: { couldNotResolve: true } },
  ].map((rule) => ({ severity: 'error', ...rule })),
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '/(dist|test-results|coverage)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@track/source', 'import', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.css'],
    },
  },
}
