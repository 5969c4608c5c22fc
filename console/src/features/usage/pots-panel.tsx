import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/components/empty';
import { useFormatter } from '@/components/formatter';
import { Panel } from '@/components/panel';
import type { Messages } from '@/i18n/ja';
import type { Pot } from '@/types/api';

type PotName = keyof Messages['pots']['names'];

/** The messages set apart for a purpose or a campaign. */
export function PotsPanel({ pots }: { pots: Pot[] }) {
  const { t } = useTranslation();
  const { count } = useFormatter();
  return (
    <Panel title={t('pots.title')}>
      {pots.length === 0 ? (
        <Empty>{t('pots.none')}</Empty>
      ) : (
        <Table.ScrollContainer minWidth={320}>
          <Table fz="sm" tabularNums verticalSpacing={6} horizontalSpacing="xs">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('pots.pot')}</Table.Th>
                <Table.Th ta="right">{t('pots.used')}</Table.Th>
                <Table.Th ta="right">{t('pots.reserved')}</Table.Th>
                <Table.Th ta="right">{t('pots.remaining')}</Table.Th>
                <Table.Th ta="right">{t('pots.ceiling')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {pots.map((pot) => (
                <Table.Tr key={pot.pot}>
                  <Table.Td miw={88}>
                    {t(`pots.names.${pot.pot as PotName}`, { defaultValue: pot.pot })}
                  </Table.Td>
                  <Table.Td ta="right">{count(pot.used)}</Table.Td>
                  <Table.Td ta="right">{count(pot.reserved)}</Table.Td>
                  <Table.Td ta="right" fw={600}>
                    {pot.remaining === null ? '–' : count(pot.remaining)}
                  </Table.Td>
                  <Table.Td ta="right">{pot.ceiling === null ? '–' : count(pot.ceiling)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Panel>
  );
}
