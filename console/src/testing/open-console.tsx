import { render } from '@testing-library/react';
import { createMemoryHistory } from '@tanstack/react-router';
import { App } from '@/app/app';
import { createAppRouter } from '@/app/router';
import { speak, startI18n } from '@/i18n';
import { createQueryClient } from '@/lib/query-client';
import type { Language } from '@/lib/format';
import { signIn } from '@/lib/session';

interface Visit {
  at?: string;
  token?: string | null;
  language?: Language;
}

/** The whole console, as a browser would open it; a failed request fails at once. */
export async function openConsole({ at = '/accounts/1', token = 'good', language = 'ja' }: Visit = {}) {
  await startI18n();
  await speak(language);
  if (token !== null) signIn(token);
  const router = createAppRouter(createMemoryHistory({ initialEntries: [at] }));
  const queryClient = createQueryClient();
  queryClient.setDefaultOptions({ queries: { ...queryClient.getDefaultOptions().queries, retry: false } });
  render(<App router={router} queryClient={queryClient} />);
  return { router, queryClient };
}
