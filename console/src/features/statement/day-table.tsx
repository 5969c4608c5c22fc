import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormatter } from '@/components/formatter';
import { byDay } from '@/features/statement/day-totals';
import type { Statement } from '@/types/api';

/** A row per day and route, and below them what the month comes to. */
export function DayTable({ statement }: { statement: Statement }) {
  const { t } = useTranslation();
  const { count, change, day } = useFormatter();
  const { days, totals } = statement;
  return (
    <Table.ScrollContainer minWidth={480} maxHeight={420}>
      <Table fz="sm" tabularNums stickyHeader verticalSpacing={6} horizontalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('statement.day')}</Table.Th>
            <Table.Th>{t('statement.route')}</Table.Th>
            <Table.Th ta="right">{t('statement.requests')}</Table.Th>
            <Table.Th ta="right">{t('statement.accepted')}</Table.Th>
            <Table.Th ta="right">{t('statement.confirmed')}</Table.Th>
            <Table.Th ta="right">{t('statement.adjusted')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {byDay(days).map((rows) =>
            rows.map((row, index) => (
              <Table.Tr key={`${row.day} ${row.route}`}>
                {index === 0 && (
                  <Table.Td rowSpan={rows.length} style={{ verticalAlign: 'top' }}>
                    {day(row.day)}
                  </Table.Td>
                )}
                <Table.Td>
                  {t(`statement.routes.${row.route}`)}
                  {row.requests === 0 && (
                    <Text span size="xs" c="dimmed" ms={6}>
                      {t('statement.external')}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td ta="right">{count(row.requests)}</Table.Td>
                <Table.Td ta="right">{count(row.accepted)}</Table.Td>
                <Table.Td ta="right">
                  {row.confirmed === null ? (
                    <Text span size="xs" c="dimmed">
                      {t('statement.waiting')}
                    </Text>
                  ) : (
                    count(row.confirmed)
                  )}
                </Table.Td>
                <Table.Td ta="right">{change(row.adjusted)}</Table.Td>
              </Table.Tr>
            )),
          )}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr>
            <Table.Th colSpan={3}>{t('statement.total')}</Table.Th>
            <Table.Th ta="right">{count(totals.accepted)}</Table.Th>
            <Table.Td />
            <Table.Th ta="right">{change(totals.adjusted)}</Table.Th>
          </Table.Tr>
          {totals.external !== 0 && (
            <Table.Tr>
              <Table.Td colSpan={3}>{t('statement.external')}</Table.Td>
              <Table.Td ta="right">{count(totals.external)}</Table.Td>
              <Table.Td colSpan={2} />
            </Table.Tr>
          )}
          <Table.Tr>
            <Table.Th colSpan={3}>{t('statement.counted')}</Table.Th>
            <Table.Th ta="right">{count(totals.counted)}</Table.Th>
            <Table.Td colSpan={2} />
          </Table.Tr>
        </Table.Tfoot>
      </Table>
    </Table.ScrollContainer>
  );
}
