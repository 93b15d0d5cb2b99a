import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { chartCss } from '@sterna/charts';
import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig, type Plugin } from 'vite';

/** The charts' style sheet, made by code, as a file that the pages' own can stand beside. */
function chartStyles(): Plugin {
  const name = 'virtual:chart-styles.css';
  return {
    name: 'sterna-chart-styles',
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load: (id) => (id === `\0${name}` ? chartCss : undefined),
  };
}

export default defineConfig({
  plugins: [
    chartStyles(),
    // Interface texts; the language of a request is set by src/hooks.server.ts from the address alone.
    paraglideVitePlugin({
      project: './project.inlang',
      outdir: './src/lib/paraglide',
      strategy: ['globalVariable', 'baseLocale'],
      emitGitIgnore: false,
    }),
    sveltekit({
      adapter: adapter(),
      compilerOptions: { runes: true },
      version: { pollInterval: 0 },
      // The server refuses what another site sends before a page sees it (serving/same-origin.ts), by the Host that the
      // browser named; SvelteKit would need to be told the address of the site for that.
      csrf: { trustedOrigins: ['*'] },
    }),
  ],
  // The workspace's packages stay outside the bundle: Node runs their sources as they are, the command line and the
  // pages share one instance of each, and no native module meets the bundler.
  environments: { ssr: { build: { rolldownOptions: { external: [/^@sterna\//] } } } },
});
