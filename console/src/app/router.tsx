import { createRootRoute, createRoute, createRouter, type RouterHistory } from '@tanstack/react-router';
import { HomePage } from '@/app/home-page';
import { MonthPage } from '@/app/month-page';
import { NotFound } from '@/app/not-found';
import { Shell } from '@/app/shell';
import { isMonth } from '@/lib/month';
import type { Month } from '@/types/api';

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });

const home = createRoute({ getParentRoute: () => root, path: '/', component: HomePage });

/** `/accounts/1` is the current month, `/accounts/1?month=2026-10` looks back. */
const month = createRoute({
  getParentRoute: () => root,
  path: '/accounts/$account',
  validateSearch: (search): { month?: Month } => (isMonth(search.month) ? { month: search.month } : {}),
  component: MonthRoute,
});

function MonthRoute() {
  const account = Number(month.useParams().account);
  const chosen = month.useSearch().month;
  const navigate = month.useNavigate();
  return (
    <MonthPage
      accountId={account}
      chosen={chosen}
      onChoose={(next) => void navigate({ search: next === undefined ? {} : { month: next } })}
    />
  );
}

export function createAppRouter(history?: RouterHistory) {
  return createRouter({ routeTree: root.addChildren([home, month]), ...(history && { history }) });
}

export type AppRouter = ReturnType<typeof createAppRouter>;

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter;
  }
}
