import { Button, NumberInput, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Form } from '@/components/form';
import { Panel } from '@/components/panel';
import { Refusal } from '@/components/refusal';
import { put } from '@/lib/api-client';
import type { Usage } from '@/types/api';

type Wanted = number | string;

/** The owner's own limit of every month, in messages, in money, or both: the stricter holds. */
export function BudgetPanel({ accountId, usage }: { accountId: number; usage: Usage }) {
  const { t } = useTranslation();
  const { budget } = usage;
  const [messages, setMessages] = useState<Wanted>(budget.messages ?? '');
  const [money, setMoney] = useState<Wanted>(budget.money === null ? '' : Number(budget.money));
  const queryClient = useQueryClient();
  const saving = useMutation({
    mutationFn: () =>
      put(
        '/accounts/{account}/budget',
        { account: accountId },
        { messages: numberOf(messages), money: numberOf(money), unlimited: budget.unlimited },
      ),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['accounts', accountId, 'usage'] }),
  });

  return (
    <Panel title={t('budget.title')}>
      <Form onSubmit={() => saving.mutate()} label={t('budget.title')}>
        <Stack gap="xs">
          <NumberInput
            label={t('budget.money')}
            value={money}
            onChange={setMoney}
            suffix={usage.money?.currency === 'JPY' ? t('budget.yen') : ''}
            {...limits}
          />
          <NumberInput
            label={t('budget.messages')}
            value={messages}
            onChange={setMessages}
            suffix={t('budget.unit')}
            allowDecimal={false}
            {...limits}
          />
          <Text size="xs" c="dimmed">
            {t('budget.explain')}
          </Text>
          <Button type="submit" variant="default" loading={saving.isPending}>
            {t('budget.save')}
          </Button>
          <Refusal error={saving.error} />
          <Text role="status" size="xs" c="dimmed">
            {saving.isSuccess && t('budget.saved')}
          </Text>
        </Stack>
      </Form>
    </Panel>
  );
}

const limits = { min: 0, max: 1_000_000_000, thousandSeparator: ',', hideControls: true } as const;

/** An empty field is no limit. */
const numberOf = (wanted: Wanted) => (typeof wanted === 'number' ? wanted : null);
