import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/components/empty';
import { Fact, Facts } from '@/components/facts';
import { useFormatter } from '@/components/formatter';
import { Panel } from '@/components/panel';
import type { Usage } from '@/types/api';

/** What the month has cost so far, under its plan. */
export function MoneyPanel({ usage }: { usage: Usage }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('money.title')}>
      {usage.money === null ? (
        <Empty>{t('money.unknown')}</Empty>
      ) : (
        <Bill money={usage.money} final={usage.final} />
      )}
      <Terms plan={usage.plan} />
    </Panel>
  );
}

function Bill({ money, final }: { money: NonNullable<Usage['money']>; final: boolean }) {
  const { t } = useTranslation();
  const format = useFormatter();
  const amount = (value: string) => format.money(value, money.currency);
  return (
    <>
      <Text size="sm" c="dimmed">
        {final ? t('money.total') : t('money.soFar')}
      </Text>
      <Text fz={28} fw={700} lh={1.2} mb="xs">
        {amount(money.total)}
      </Text>
      <Facts>
        <Fact label={t('money.base')}>{amount(money.base)}</Fact>
        <Fact label={t('money.additional')}>{amount(money.additional)}</Fact>
        <Fact label={t('money.subtotal')}>{amount(money.subtotal)}</Fact>
        <Fact label={t('money.tax')}>{amount(money.tax)}</Fact>
        {!final && money.nextMessage !== null && (
          <Fact label={t('money.next')}>{amount(money.nextMessage)}</Fact>
        )}
      </Facts>
    </>
  );
}

function Terms({ plan }: { plan: Usage['plan'] }) {
  const { t, i18n } = useTranslation();
  const { count } = useFormatter();
  return (
    <Text size="xs" c="dimmed" mt="sm">
      {t('money.plan')} {plan.name[i18n.language] ?? plan.id}
      {plan.freeMessages !== null && ` · ${t('money.free')} ${count(plan.freeMessages)}`}
      {` · ${t('money.additionalCap')} ${plan.additionalCap ? count(plan.additionalCap) : t('money.noAdditional')}`}
    </Text>
  );
}
