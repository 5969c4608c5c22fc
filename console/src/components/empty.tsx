import { Text } from '@mantine/core';

/** Says why there is nothing yet, and what will fill the place. */
export function Empty({ children }: { children: string }) {
  return (
    <Text size="sm" c="dimmed" py="sm">
      {children}
    </Text>
  );
}
