import { useQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import { Loaded } from '@/components/loaded';
import { accountsQuery } from '@/features/accounts/get-accounts';
import { NoAccounts } from '@/features/accounts/no-accounts';

/** Leads to the first account; where there is none, says how to connect one. */
export function FirstPage() {
  const query = useQuery(accountsQuery());
  return (
    <Loaded query={query}>
      {([first]) =>
        first === undefined ? (
          <NoAccounts />
        ) : (
          <Navigate to="/accounts/$account" params={{ account: String(first.accountId) }} replace />
        )
      }
    </Loaded>
  );
}
