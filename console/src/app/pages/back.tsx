import type { ReactNode } from 'react';
import { useAccount } from '@/app/account-frame';
import { PageLink } from '@/components/page-link';

interface Props {
  to: '/accounts/$account/friends' | '/accounts/$account/campaigns';
  children: ReactNode;
}

/** To the list a page was reached from. */
export function Back({ to, children }: Props) {
  const { accountId } = useAccount();
  return (
    <PageLink to={to} params={{ account: String(accountId) }} w="fit-content">
      ← {children}
    </PageLink>
  );
}
