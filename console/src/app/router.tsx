import { Skeleton } from '@mantine/core';
import {
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  useLocation,
  type RouterHistory,
} from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { AccountFrame } from '@/app/account-frame';
import { NotFound } from '@/app/not-found';
import { FirstPage } from '@/app/pages/first-page';
import { FriendPage } from '@/app/pages/friend-page';
import { FriendsPage } from '@/app/pages/friends-page';
import { HomePage } from '@/app/pages/home-page';
import { BillingPage } from '@/app/pages/billing-page';
import { CampaignPage } from '@/app/pages/campaign-page';
import { CampaignsPage } from '@/app/pages/campaigns-page';
import { InstallationFrame } from '@/app/pages/installation-frame';
import { Shell } from '@/app/shell';
import { InvitationForm } from '@/features/session/invitation-form';
import type { FriendFilter } from '@/features/friends/get-friends';
import { isMonth } from '@/lib/month';
import type { FriendStatus, Month } from '@/types/api';

/** With editors and preview as large as the rest of the console: fetched when first opened. */
const NewCampaignPage = lazy(async () => ({
  default: (await import('@/app/pages/new-campaign-page')).NewCampaignPage,
}));

const StaffPage = lazy(async () => ({ default: (await import('@/app/pages/staff-page')).StaffPage }));
const SecurityPage = lazy(async () => ({
  default: (await import('@/app/pages/security-page')).SecurityPage,
}));

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });

const first = createRoute({ getParentRoute: () => root, path: '/', component: FirstPage });

const staff = createRoute({
  getParentRoute: () => root,
  path: '/staff',
  component: () => (
    <InstallationFrame>
      <Suspense fallback={<Skeleton height={420} />}>
        <StaffPage />
      </Suspense>
    </InstallationFrame>
  ),
});

const security = createRoute({
  getParentRoute: () => root,
  path: '/security',
  component: () => (
    <InstallationFrame>
      <Suspense fallback={<Skeleton height={420} />}>
        <SecurityPage />
      </Suspense>
    </InstallationFrame>
  ),
});

/** `/invitation#…`: what stands behind `#` opens it. */
const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: () => {
    const navigate = invitation.useNavigate();
    const { hash } = useLocation();
    return <InvitationForm invitation={hash} onDone={() => void navigate({ to: '/', replace: true })} />;
  },
});

const account = createRoute({
  getParentRoute: () => root,
  path: '/accounts/$account',
  component: () => (
    <AccountFrame accountId={Number(account.useParams().account)}>
      <Outlet />
    </AccountFrame>
  ),
});

const home = createRoute({ getParentRoute: () => account, path: '/', component: HomePage });

/** `?status=blocked&tag=answered` narrows the list. */
const friends = createRoute({
  getParentRoute: () => account,
  path: '/friends',
  validateSearch: ({ status, tag }): FriendFilter => ({
    ...(isFriendStatus(status) && { status }),
    ...(typeof tag === 'string' && tag !== '' && { tag }),
  }),
  component: () => {
    const navigate = friends.useNavigate();
    return (
      <FriendsPage filter={friends.useSearch()} onFilter={(filter) => void navigate({ search: filter })} />
    );
  },
});

const friend = createRoute({
  getParentRoute: () => account,
  path: '/friends/$friend',
  component: () => <FriendPage userId={friend.useParams().friend} />,
});

const campaigns = createRoute({
  getParentRoute: () => account,
  path: '/campaigns',
  component: CampaignsPage,
});

const newCampaign = createRoute({
  getParentRoute: () => account,
  path: '/campaigns/new',
  component: () => {
    const navigate = newCampaign.useNavigate();
    return (
      <Suspense fallback={<Skeleton height={420} />}>
        <NewCampaignPage
          onDone={(campaign) => void navigate({ to: '../$campaign', params: { campaign }, replace: true })}
        />
      </Suspense>
    );
  },
});

const campaign = createRoute({
  getParentRoute: () => account,
  path: '/campaigns/$campaign',
  component: () => <CampaignPage campaignId={campaign.useParams().campaign} />,
});

/** `/billing` is the current month, `?month=2026-10` looks back. */
const billing = createRoute({
  getParentRoute: () => account,
  path: '/billing',
  validateSearch: (search): { month?: Month } => (isMonth(search.month) ? { month: search.month } : {}),
  component: () => {
    const navigate = billing.useNavigate();
    return (
      <BillingPage
        chosen={billing.useSearch().month}
        onChoose={(month) => void navigate({ search: month === undefined ? {} : { month } })}
      />
    );
  },
});

export function createAppRouter(history?: RouterHistory) {
  return createRouter({
    routeTree: root.addChildren([
      first,
      staff,
      security,
      invitation,
      account.addChildren([home, friends, friend, campaigns, newCampaign, campaign, billing]),
    ]),
    ...(history && { history }),
  });
}

const friendStatuses: unknown[] = ['friend', 'blocked', 'visitor', 'gone'] satisfies FriendStatus[];
const isFriendStatus = (value: unknown): value is FriendStatus => friendStatuses.includes(value);

export type AppRouter = ReturnType<typeof createAppRouter>;

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter;
  }
}
