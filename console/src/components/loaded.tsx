import { Alert, Button, Skeleton, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '@/lib/api-client';

/** As much of a query as can be shown, of one page or of many. */
interface Shown<T> {
  data: T | undefined;
  isError: boolean;
  error: Error | null;
  refetch: () => unknown;
}

interface Props<T> {
  query: Shown<T>;
  /** Height of the placeholder in lines, about that of what will come. */
  lines?: number;
  children: (data: T) => ReactNode;
}

/**
 * What a query has to show: a placeholder, the reason why there is nothing, or the data, with a word above it when the
 * data is older than it should be.
 */
export function Loaded<T>({ query, lines = 4, children }: Props<T>) {
  const { t } = useTranslation();
  if (query.data !== undefined) {
    return (
      <>
        {query.isError && (
          <Text role="status" size="xs" c="var(--todoku-warning)" mb="xs">
            {t('state.stale')}
          </Text>
        )}
        {children(query.data)}
      </>
    );
  }
  if (query.error !== null) return <Failure error={query.error} retry={() => void query.refetch()} />;
  return (
    <Stack gap="sm" role="status" aria-label={t('state.loading')}>
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} height={14} width={line === lines - 1 ? '60%' : '100%'} />
      ))}
    </Stack>
  );
}

function Failure({ error, retry }: { error: Error; retry: () => void }) {
  const { t } = useTranslation();
  return (
    <Alert color="red" variant="light" role="alert">
      <Text size="sm">{t(`state.${reasonOf(error)}`)}</Text>
      {error instanceof ApiError && error.detail !== null && (
        <Text size="xs" c="dimmed" mt={4}>
          {error.detail}
        </Text>
      )}
      <Button size="compact-sm" variant="default" mt="sm" onClick={retry}>
        {t('state.retry')}
      </Button>
    </Alert>
  );
}

function reasonOf(error: Error) {
  const status = error instanceof ApiError ? error.status : 500;
  if (status === 0) return 'unreachable';
  if (status === 403) return 'forbidden';
  return status === 404 ? 'notFound' : 'failed';
}
