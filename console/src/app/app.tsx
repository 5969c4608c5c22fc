import { Alert, createTheme, MantineProvider, Table, TableScrollContainer } from '@mantine/core';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { AppRouter } from '@/app/router';
import { useSession } from '@/lib/session';

const theme = createTheme({
  respectReducedMotion: true,
  primaryColor: 'teal',
  primaryShade: 9, // white on it reads at 5.2 : 1
  fontFamily: "system-ui, 'Hiragino Sans', 'Yu Gothic UI', 'Noto Sans CJK JP', 'Noto Sans JP', sans-serif",
  headings: { fontWeight: '650' },
  components: {
    // An orange title on an orange ground reads at 3.6 : 1 only.
    Alert: Alert.extend({ styles: { title: { color: 'var(--mantine-color-text)' } } }),
    // Figures never break; on a phone the table scrolls sideways, by keyboard too.
    TableScrollContainer: TableScrollContainer.extend({
      defaultProps: { scrollAreaProps: { viewportProps: { tabIndex: 0 } } },
    }),
    Table: Table.extend({ styles: { th: { whiteSpace: 'nowrap' }, td: { whiteSpace: 'nowrap' } } }),
  },
});

export function App({ router, queryClient }: { router: AppRouter; queryClient: QueryClient }) {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <ForgetOnSignOut queryClient={queryClient} />
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}

/** What one person or token could see must not be shown to the next. */
function ForgetOnSignOut({ queryClient }: { queryClient: QueryClient }) {
  const { token, csrf } = useSession();
  useEffect(() => () => queryClient.clear(), [token, csrf, queryClient]);
  return null;
}
