import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/components/empty';
import { useFormatter } from '@/components/formatter';
import { Panel } from '@/components/panel';
import type { Pot } from '@/types/api';

/** The messages set apart for a purpose or a campaign; campaigns are named by id. */
export function PotsPanel({ pots, campaigns }: { pots: Pot[]; campaigns: Map<string, string> }) {
  const { t } = useTranslation();
  const { count } = useFormatter();
  return (
    <Panel title={t('pots.title')}>
      {pots.length === 0 ? (
        <Empty>{t('pots.none')}</Empty>
      ) : (
        <Table.ScrollContainer minWidth={280}>
          <Table fz="sm" tabularNums verticalSpacing={6} horizontalSpacing={6}>
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
                  <Table.Td miw={72} style={{ whiteSpace: 'normal' }}>
                    {nameOf(pot.pot)}
                  </Table.Td>
                  <Table.Td ta="right">{count(pot.used)}</Table.Td>
                  <Table.Td ta="right">{count(pot.reserved)}</Table.Td>
                  <Table.Td ta="right" fw={600}>
                    {count(pot.remaining)}
                  </Table.Td>
                  <Table.Td ta="right">{count(pot.ceiling)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Panel>
  );

  function nameOf(pot: string) {
    const [kind, of = ''] = pot.split(':');
    if (kind === 'campaign') return campaigns.get(of) ?? t('pots.campaign');
    if (kind !== 'reserve') return kind === 'month' ? t('pots.month') : pot;
    return of === 'chat' || of === 'journey' ? t(`pots.reserves.${of}`) : of;
  }
}
