import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** What only a real browser can tell: the built console in Chromium, before a server by hand. */
export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  test: {
    environment: 'node',
    include: ['browser/**/*.test.ts'],
    // One browser serves all; a busy machine must not fail a test.
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
