import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

import { thirdPartyNotices } from './build/notices.ts';

const SERVICE = 'http://127.0.0.1:8710';

export default defineConfig({
  plugins: [react(), thirdPartyNotices()],
  // The service puts a fresh nonce here in each response; see docs/adr/0004-style-nonce.md.
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    outDir: 'dist',
    // No data: addresses: the content security policy allows files of this origin only.
    assetsInlineLimit: 0,
    target: 'es2023',
    chunkSizeWarningLimit: 900,
  },
  server: { proxy: { '/graphql': SERVICE, '/api': SERVICE } },
  test: { include: ['src/**/*.test.ts', 'build/**/*.test.ts'] },
});
