import { Button, NumberInput, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Form } from '@/components/form';
import { Loaded } from '@/components/loaded';
import { Panel } from '@/components/panel';
import { Refusal } from '@/components/refusal';
import { approvalRuleQuery } from '@/features/campaigns/get-approval';
import { put } from '@/lib/api-client';
import type { Account, Decimal } from '@/types/api';

/** The amount above which campaigns need a second person. */
export function ApprovalRulePanel({ account }: { account: Account }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('approval.rule')}>
      <Loaded query={useQuery(approvalRuleQuery(account.accountId))}>
        {({ above }) => <Amount account={account} above={above} />}
      </Loaded>
    </Panel>
  );
}

function Amount({ account, above }: { account: Account; above: Decimal | null }) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState<number | string>(above === null ? '' : Number(above));
  const queryClient = useQueryClient();
  const saving = useMutation({
    mutationFn: () =>
      put(
        '/accounts/{account}/approval-rule',
        { account: account.accountId },
        { above: typeof wanted === 'number' ? wanted : null },
      ),
    onSuccess: () =>
      queryClient.invalidateQueries({ queryKey: approvalRuleQuery(account.accountId).queryKey }),
  });
  return (
    <Form onSubmit={() => saving.mutate()} label={t('approval.rule')}>
      <Stack gap="xs">
        <NumberInput
          label={t('approval.above')}
          value={wanted}
          onChange={setWanted}
          suffix={account.currency === 'JPY' ? t('budget.yen') : ''}
          min={0}
          max={1_000_000_000}
          thousandSeparator=","
          hideControls
        />
        <Text size="xs" c="dimmed">
          {t('approval.ruleExplain')}
        </Text>
        <Button type="submit" variant="default" loading={saving.isPending}>
          {t('approval.save')}
        </Button>
        <Refusal error={saving.error} />
        <Text role="status" size="xs" c="dimmed">
          {saving.isSuccess && t('budget.saved')}
        </Text>
      </Stack>
    </Form>
  );
}
