// The arrows of ARCHITECTURE.md as rules: each package may import the packages below it, never beside or above.
const BELOW = {
  vocabulary: [],
  tabular: [],
  charts: ['vocabulary'],
  document: ['charts', 'vocabulary'],
  statistics: ['tabular', 'vocabulary'],
  profile: ['statistics', 'charts', 'document', 'vocabulary'],
  publish: ['document', 'charts', 'vocabulary'],
  store: ['statistics', 'vocabulary'],
  evidence: ['store', 'statistics', 'tabular', 'vocabulary'],
};

const layers = Object.entries(BELOW).map(([name, below]) => ({
  name: `${name}-imports-only-what-lies-below`,
  comment: `packages/${name} may import ${below.length > 0 ? below.join(', ') : 'no other package'}`,
  severity: 'error',
  from: { path: `^packages/${name}/src` },
  to: {
    path: '^(packages|apps)/',
    pathNot: [`^packages/(${[name, ...below].join('|')})/`],
  },
}));

export default {
  forbidden: [
    ...layers,
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'pure-packages-touch-no-network-or-database',
      comment:
        'Domain packages take values and give values; only tabular and publish read files, only store speaks SQL.',
      severity: 'error',
      from: { path: '^packages/(vocabulary|charts|document|statistics|profile)/src', pathNot: '[.]test[.]ts$' },
      to: {
        path: '^(node:)?(net|http|https|dns|child_process|worker_threads)$|node_modules/(pg|kysely|@electric-sql)/',
      },
    },
    {
      name: 'tests-are-not-imported',
      severity: 'error',
      from: { pathNot: '[.]test[.]ts$' },
      to: { path: '[.]test[.]ts$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(build|[.]svelte-kit)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node'] },
  },
};
