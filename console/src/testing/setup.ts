import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';
import { signOut } from '@/lib/session';

// A busy machine must not fail a test.
configure({ asyncUtilTimeout: 20_000 });

// Mantine asks for these; happy-dom answers none as a browser does.
Object.defineProperty(document, 'fonts', { value: new EventTarget() });
window.matchMedia = (query) =>
  Object.assign(new EventTarget(), { matches: false, media: query }) as MediaQueryList;
window.ResizeObserver = class {
  observe() {}
  unobserve() {}
  disconnect() {}
};

afterEach(() => {
  cleanup();
  signOut();
  localStorage.clear();
});
