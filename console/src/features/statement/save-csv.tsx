import { Button, Group, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { getCsv } from '@/lib/api-client';
import type { Month } from '@/types/api';

/** The days of a month as a file for a spreadsheet. */
export function SaveCsv({ accountId, month }: { accountId: number; month: Month }) {
  const { t } = useTranslation();
  const saving = useMutation({
    mutationFn: () => getCsv('/accounts/{account}/statements/{month}', { account: accountId, month }),
    onSuccess: (csv) => save(csv, `todoku-${accountId}-${month}.csv`),
  });
  return (
    <Group gap="xs">
      {saving.isError && (
        <Text role="alert" size="xs" c="var(--todoku-warning)">
          {t('state.failed')}
        </Text>
      )}
      <Button size="compact-sm" variant="default" loading={saving.isPending} onClick={() => saving.mutate()}>
        {t('statement.csv')}
      </Button>
    </Group>
  );
}

/** A link of its own would carry no token, so the file is fetched first and then handed over. */
function save(file: Blob, name: string) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
