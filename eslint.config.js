// Components only: everything else is Biome's.
import svelte from 'eslint-plugin-svelte';
import typescript from 'typescript-eslint';

export default [
  { ignores: ['**/paraglide/**', '**/build/**', '**/.svelte-kit/**'] },
  ...svelte.configs.recommended,
  {
    files: ['**/*.svelte'],
    languageOptions: { parserOptions: { parser: typescript.parser } },
    rules: {
      // Links are built from the language and the place; there is no base path to resolve against.
      'svelte/no-navigation-without-resolve': 'off',
    },
  },
];
