import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Loaded } from '@/components/loaded';
import { PageTitle } from '@/components/page-title';
import { accountsQuery } from '@/features/accounts/get-accounts';
import { AuditPanel } from '@/features/staff/audit-panel';
import { InvitePanel } from '@/features/staff/invite-panel';
import { PeoplePanel } from '@/features/staff/people-panel';
import { TokensPanel } from '@/features/staff/tokens-panel';

/** Who may do what: people, programs, and what they did about each other. */
export function StaffPage() {
  const { t } = useTranslation();
  return (
    <Stack gap="md" maw={900}>
      <PageTitle>{t('staff.title')}</PageTitle>
      <Loaded query={useQuery(accountsQuery())}>
        {(accounts) => (
          <>
            <PeoplePanel accounts={accounts} />
            <InvitePanel accounts={accounts} />
            <TokensPanel accounts={accounts} />
            <AuditPanel />
          </>
        )}
      </Loaded>
    </Stack>
  );
}
