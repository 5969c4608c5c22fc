import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/components/empty';
import { Fact, Facts } from '@/components/facts';
import { useFormatter } from '@/components/formatter';
import { Panel } from '@/components/panel';
import { ReadLine } from '@/features/usage/read-line';
import type { Usage } from '@/types/api';

/** LINE's count beside ours, and how old it is. */
export function LinePanel({ accountId, usage }: { accountId: number; usage: Usage }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('line.title')}>
      {usage.reading === null ? (
        <Empty>{t('line.never')}</Empty>
      ) : (
        <Reading reading={usage.reading} ours={usage.used + usage.counted.external} now={usage.now} />
      )}
      <ReadLine accountId={accountId} />
    </Panel>
  );
}

function Reading(props: { reading: NonNullable<Usage['reading']>; ours: number; now: string }) {
  const { reading, ours, now } = props;
  const { t } = useTranslation();
  const { count, change, age, instant } = useFormatter();
  const difference = reading.consumption - ours;
  return (
    <>
      <Facts>
        <Fact label={t('line.consumption')} strong>
          {count(reading.consumption)}
        </Fact>
        <Fact label={t('line.ours')}>{count(ours)}</Fact>
        <Fact label={t('line.difference')}>{change(difference)}</Fact>
        <Fact label={t('line.limit')}>{reading.limit === null ? t('line.none') : count(reading.limit)}</Fact>
        <Fact label={t('line.readAt')}>
          <time dateTime={reading.at} title={instant(reading.at)}>
            {age(reading.at, now)}
          </time>
        </Fact>
      </Facts>
      {difference !== 0 && (
        <Text size="xs" c="dimmed" mt="xs">
          {t('line.lag')}
        </Text>
      )}
    </>
  );
}
