import { Group, Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** What the page is about, and to its right what can be done with all of it. */
export function PageTitle({ children, aside }: { children: ReactNode; aside?: ReactNode }) {
  return (
    <Group justify="space-between" gap="xs">
      <Title order={1} size="h3">
        {children}
      </Title>
      {aside}
    </Group>
  );
}
