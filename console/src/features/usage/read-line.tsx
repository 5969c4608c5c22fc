import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Refusal } from '@/components/refusal';
import { post } from '@/lib/api-client';

/** Reads LINE's figures now, in place of at the next turn. */
export function ReadLine({ accountId }: { accountId: number }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const reading = useMutation({
    mutationFn: () => post('/accounts/{account}/reconciliations', { account: accountId }, undefined),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['accounts', accountId] }),
  });
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        mt="sm"
        mb={reading.isError ? 'sm' : 0}
        loading={reading.isPending}
        onClick={() => reading.mutate()}
      >
        {t('line.readNow')}
      </Button>
      <Refusal error={reading.error} />
    </>
  );
}
