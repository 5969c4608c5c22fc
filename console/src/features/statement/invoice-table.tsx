import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormatter } from '@/components/formatter';
import type { Messages } from '@/i18n/ja';
import type { InvoiceLine, Statement } from '@/types/api';

type LineKind = keyof Messages['statement']['kinds'];

/** The month's invoice, line by line. */
export function InvoiceTable({ invoice }: { invoice: NonNullable<Statement['invoice']> }) {
  const { t } = useTranslation();
  const { count, money } = useFormatter();
  const amount = (value: string) => money(value, invoice.currency);
  return (
    <Table.ScrollContainer minWidth={280}>
      <Table fz="sm" tabularNums verticalSpacing={6} horizontalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('statement.item')}</Table.Th>
            <Table.Th ta="right">{t('statement.quantity')}</Table.Th>
            <Table.Th ta="right">{t('statement.unitPrice')}</Table.Th>
            <Table.Th ta="right">{t('statement.amount')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {invoice.lines.filter(isNoTax).map((line, index) => (
            <Table.Tr key={index}>
              <Table.Td style={{ whiteSpace: 'normal' }}>
                {t(`statement.kinds.${line.kind as LineKind}`, { defaultValue: line.kind })}
              </Table.Td>
              <Table.Td ta="right">{count(line.quantity)}</Table.Td>
              <Table.Td ta="right">{line.unitPrice === null ? '–' : amount(line.unitPrice)}</Table.Td>
              <Table.Td ta="right">{amount(line.amount)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Total label={t('money.subtotal')} value={amount(invoice.subtotal)} />
          <Total label={t('money.tax')} value={amount(invoice.tax)} />
          <Total label={t('money.total')} value={amount(invoice.total)} strong />
        </Table.Tfoot>
      </Table>
    </Table.ScrollContainer>
  );
}

/** The tax has its place below the subtotal. */
const isNoTax = (line: InvoiceLine) => line.kind !== 'tax';

function Total({ label, value, strong = false }: { label: string; value: string; strong?: boolean }) {
  return (
    <Table.Tr fw={strong ? 650 : 400}>
      <Table.Td colSpan={3}>{label}</Table.Td>
      <Table.Td ta="right">{value}</Table.Td>
    </Table.Tr>
  );
}
