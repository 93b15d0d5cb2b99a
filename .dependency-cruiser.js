// The arrows of ARCHITECTURE.md as rules: each part may import the parts that layers.json lists under it, no other.
import LAYERS from './layers.json' with { type: 'json' };

const layers = Object.entries(LAYERS).map(([part, below]) => ({
  name: `${part.replace('/', '-')}-imports-only-what-lies-below`,
  comment: `${part} may import ${below.length > 0 ? below.join(', ') : 'no other part'}`,
  severity: 'error',
  from: { path: `^${part}/` },
  to: {
    path: '^(packages|apps)/',
    pathNot: [`^(${[part, ...below].join('|')})/`],
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
    exclude: { path: '(^|/)(build|dist|[.]svelte-kit)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node'] },
  },
};
