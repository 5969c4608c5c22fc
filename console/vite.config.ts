import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const server = 'http://127.0.0.1:8080';
const scriptLimitKilobytes = 300;

export default defineConfig({
  plugins: [react(), keepSmall()],
  resolve: {
    alias: {
      '@': fileURLToPath(new URL('./src', import.meta.url)),
      // The renderer of the emulator's phone page, so that a preview looks as what arrives.
      '@phone': fileURLToPath(new URL('../phone/src/render', import.meta.url)),
    },
  },
  server: { proxy: { '/api': server }, fs: { allow: ['.', '../phone/src/render'] } },
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
      const first = new Set<string>();
      const take = (file: string) => {
        const part = bundle[file];
        if (part?.type !== 'chunk' || first.has(file)) return;
        first.add(file);
        part.imports.forEach(take); // what is imported later is not among them
      };
      for (const part of Object.values(bundle))
        if (part.type === 'chunk' && part.isEntry) take(part.fileName);
      const bytes = [...first].reduce((sum, file) => {
        const part = bundle[file];
        return sum + (part?.type === 'chunk' ? gzipSync(part.code).length : 0);
      }, 0);
      const kilobytes = Math.round(bytes / 1000);
      if (kilobytes > scriptLimitKilobytes) {
        this.error(
          `script of the first page: got ${kilobytes} kB gzipped (expected: at most ${scriptLimitKilobytes})`,
        );
      }
    },
  };
}
