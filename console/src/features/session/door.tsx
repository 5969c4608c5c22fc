import { Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** What stands in a page's place until somebody is signed in. */
export function Door({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Paper withBorder radius="md" p="xl" maw={440} mx="auto" mt="8vh">
      <Stack gap="md">
        <Title order={1} size="h3">
          {title}
        </Title>
        {children}
      </Stack>
    </Paper>
  );
}

export function DoorOpening({ label }: { label: string }) {
  return (
    <Paper withBorder radius="md" p="xl" maw={440} mx="auto" mt="8vh" role="status" aria-label={label}>
      <Skeleton height={24} width="50%" mb="lg" />
      <Skeleton height={120} />
    </Paper>
  );
}

export function Note({ children }: { children: ReactNode }) {
  return (
    <Text size="xs" c="dimmed">
      {children}
    </Text>
  );
}
