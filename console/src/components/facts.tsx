import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './facts.module.css';

/** Label and value, one pair a line, values set to the right so that digits line up. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className={classes.facts}>{children}</dl>;
}

export function Fact(props: { label: string; hint?: string; strong?: boolean; children: ReactNode }) {
  return (
    <div className={classes.fact} data-strong={props.strong ?? false}>
      <dt>
        {props.label}
        {props.hint && (
          <Text component="span" display="block" size="xs" c="dimmed" fw={400}>
            {props.hint}
          </Text>
        )}
      </dt>
      <dd>{props.children}</dd>
    </div>
  );
}
