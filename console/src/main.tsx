import '@mantine/core/styles.css';
import '@/app/theme.css';

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from '@/app/app';
import { createAppRouter } from '@/app/router';
import { startI18n } from '@/i18n';
import { createQueryClient } from '@/lib/query-client';

await startI18n();
createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <App router={createAppRouter()} queryClient={createQueryClient()} />
  </StrictMode>,
);
