import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Account } from '@/types/api';

export function AccountSwitcher(props: {
  accounts: Account[];
  current: number;
  onChange: (accountId: number) => void;
}) {
  const { t } = useTranslation();
  return (
    <NativeSelect
      size="sm"
      aria-label={t('accounts.label')}
      value={props.current}
      onChange={(event) => props.onChange(Number(event.currentTarget.value))}
      data={props.accounts.map(({ accountId, name }) => ({ value: String(accountId), label: name }))}
    />
  );
}
