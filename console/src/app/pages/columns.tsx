import { Grid } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './columns.module.css';

/** A third of a wide page; of a middling one half, or all where `wide`; of a narrow one all. */
export function Column({ wide = false, children }: { wide?: boolean; children: ReactNode }) {
  return (
    <Grid.Col span={{ base: 12, sm: wide ? 12 : 6, lg: 4 }}>
      <div className={classes.column}>{children}</div>
    </Grid.Col>
  );
}

export function Row({ children }: { children: ReactNode }) {
  return <Grid.Col span={12}>{children}</Grid.Col>;
}
