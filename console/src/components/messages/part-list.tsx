import { ActionIcon, Button, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Glyph } from '@/components/glyph';
import classes from './editor.module.css';

interface Props<T> {
  parts: T[];
  onChange: (parts: T[]) => void;
  /** Of the nth, counted from 1. */
  name: (n: number) => string;
  removeName: (n: number) => string;
  addName: string;
  fresh: () => T;
  least?: number;
  most: number;
  children: (part: T, index: number, change: (next: T) => void) => ReactNode;
}

/** Parts of one kind, one below the other: buttons, areas, rows. */
export function PartList<T>(props: Props<T>) {
  const { parts, onChange, least = 0, most } = props;
  return (
    <Stack gap="xs">
      {parts.map((part, index) => (
        <div key={index} role="group" aria-label={props.name(index + 1)} className={classes.part}>
          <div className={classes.partHead}>
            <Text size="xs" fw={600} c="dimmed">
              {props.name(index + 1)}
            </Text>
            {parts.length > least && (
              <ActionIcon
                variant="subtle"
                color="gray"
                size={28}
                aria-label={props.removeName(index + 1)}
                title={props.removeName(index + 1)}
                onClick={() => onChange(parts.toSpliced(index, 1))}
              >
                <Glyph name="trash" />
              </ActionIcon>
            )}
          </div>
          {props.children(part, index, (next) => onChange(parts.with(index, next)))}
        </div>
      ))}
      {parts.length < most && (
        <Group>
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<Glyph name="plus" size={14} />}
            onClick={() => onChange([...parts, props.fresh()])}
          >
            {props.addName}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
