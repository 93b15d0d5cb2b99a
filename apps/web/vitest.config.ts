import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'serving/**/*.test.ts', 'src/**/*.test.ts'],
    globalSetup: ['../../packages/store/src/testing/prepared-folder.ts', 'tests/setup.ts'],
    testTimeout: 120_000,
    hookTimeout: 180_000,
    // A browser on a busy machine may miss a moment; what is broken fails twice.
    retry: 1,
    // Two files at a time: the smallest test machines have two processors.
    maxWorkers: 2,
    // Files share a process, and with it the pages it has loaded and what it has compiled.
    isolate: false,
  },
});
