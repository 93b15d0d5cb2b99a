import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'serving/**/*.test.ts', 'src/**/*.test.ts'],
    globalSetup: ['/tmp/setup-dev.ts'],
    testTimeout: 120_000,
    hookTimeout: 180_000,
    // One browser at a time: test machines are small.
    fileParallelism: false,
  },
});
