import { ActionIcon, Group, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormatter } from '@/components/formatter';
import { monthsBack, plusMonths } from '@/lib/month';
import type { Month } from '@/types/api';

interface Props {
  value: Month;
  current: Month;
  onChange: (month: Month) => void;
}

const monthsOffered = 36;

/** One month back, one on, or any of the last three years. */
export function MonthPicker({ value, current, onChange }: Props) {
  const { t } = useTranslation();
  const { month } = useFormatter();
  const months = monthsBack(current, monthsOffered);
  const options = months.includes(value) ? months : [...months, value];
  return (
    <Group gap={4} wrap="nowrap">
      <ActionIcon
        variant="default"
        size={36}
        aria-label={t('month.previous')}
        onClick={() => onChange(plusMonths(value, -1))}
      >
        ‹
      </ActionIcon>
      <NativeSelect
        aria-label={t('month.label')}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        data={options.map((option) => ({ value: option, label: month(option) }))}
      />
      <ActionIcon
        variant="default"
        size={36}
        aria-label={t('month.next')}
        disabled={value >= current}
        onClick={() => onChange(plusMonths(value, 1))}
      >
        ›
      </ActionIcon>
    </Group>
  );
}
