import { useQuery } from '@tanstack/react-query';
import { createContext, useContext, type ReactNode } from 'react';
import { NotFound } from '@/app/not-found';
import { FormatterProvider } from '@/components/formatter';
import { Loaded } from '@/components/loaded';
import { accountsQuery } from '@/features/accounts/get-accounts';
import type { Account } from '@/types/api';

const AccountContext = createContext<Account | null>(null);

/** What the pages of one account stand in: they read its times in its zone, and nothing of another account's state. */
export function AccountFrame({ accountId, children }: { accountId: number; children: ReactNode }) {
  const query = useQuery(accountsQuery());
  return (
    <Loaded query={query}>
      {(accounts) => {
        const account = accounts.find((candidate) => candidate.accountId === accountId);
        if (account === undefined) return <NotFound />;
        return (
          <FormatterProvider timeZone={account.timeZone} key={accountId}>
            <AccountContext value={account}>{children}</AccountContext>
          </FormatterProvider>
        );
      }}
    </Loaded>
  );
}

export function useAccount(): Account {
  const account = useContext(AccountContext);
  if (account === null) throw new Error('useAccount: got no account (expected: an AccountFrame above)');
  return account;
}
