import { Badge, Group } from '@mantine/core';

export function Tags({ names }: { names: string[] }) {
  if (names.length === 0) return '–';
  return (
    <Group gap={4} wrap="nowrap">
      {names.map((name) => (
        <Badge key={name} variant="default" radius="sm" tt="none" fw={500}>
          {name}
        </Badge>
      ))}
    </Group>
  );
}
