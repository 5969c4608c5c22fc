import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const server = 'http://127.0.0.1:8080';
const scriptLimitKilobytes = 300;

export default defineConfig({
  plugins: [react(), keepSmall()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: { proxy: { '/api': server } },
  build: { target: 'es2023', chunkSizeWarningLimit: Infinity }, // keepSmall measures what is really sent
  test: {
    include: ['src/**/*.test.{ts,tsx}'],
    environment: 'happy-dom',
    setupFiles: './src/testing/setup.ts',
    testTimeout: 60_000,
  },
});

/** Fails the build when a browser would have to load more script than the limit before the first page, gzipped. */
function keepSmall(): Plugin {
  return {
    name: 'keep-small',
    generateBundle(_, bundle) {
      const bytes = Object.values(bundle)
        .filter((part) => part.type === 'chunk' && !part.isDynamicEntry)
        .reduce((sum, part) => sum + gzipSync(part.type === 'chunk' ? part.code : '').length, 0);
      const kilobytes = Math.round(bytes / 1000);
      if (kilobytes > scriptLimitKilobytes) {
        this.error(
          `script of the first page: got ${kilobytes} kB gzipped (expected: at most ${scriptLimitKilobytes})`,
        );
      }
    },
  };
}
