import { Button, Group } from '@mantine/core';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

/** Fetches the next page of a list, where there is one. */
export function More<T>({ query }: { query: UseInfiniteQueryResult<InfiniteData<T>> }) {
  const { t } = useTranslation();
  if (!query.hasNextPage) return null;
  return (
    <Group justify="center" mt="sm">
      <Button
        variant="default"
        size="compact-md"
        loading={query.isFetchingNextPage}
        onClick={() => void query.fetchNextPage()}
      >
        {t('state.more')}
      </Button>
    </Group>
  );
}
