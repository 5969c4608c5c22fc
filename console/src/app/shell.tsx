import { Anchor, Container, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useLocation, useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Commands } from '@/app/commands/commands';
import { Preferences } from '@/app/preferences';
import { AccountSwitcher } from '@/features/accounts/account-switcher';
import { accountsQuery } from '@/features/accounts/get-accounts';
import { SignIn } from '@/features/session/sign-in';
import { isSignedIn, useSession } from '@/lib/session';
import classes from './shell.module.css';

/** What every page stands in. Signed out, the page's place is taken by the sign-in, and its address is kept. */
export function Shell() {
  const { t } = useTranslation();
  const signedIn = isSignedIn(useSession());
  const { account } = useParams({ strict: false });
  const { pathname } = useLocation();
  return (
    <>
      <a href="#main" className="skip-link">
        {t('app.skip')}
      </a>
      <header className={classes.header}>
        <Container size="xl" className={classes.bar}>
          <Anchor component={Link} to="/" className={classes.brand}>
            <img src="/favicon.svg" alt="Todoku" width={26} height={26} />
            <span aria-hidden>Todoku</span>
          </Anchor>
          {signedIn && <Accounts />}
          {signedIn && account !== undefined && <Pages account={account} />}
          <Group gap={4} ms="auto" wrap="nowrap">
            {signedIn && <Commands />}
            <Preferences signedIn={signedIn} />
          </Group>
        </Container>
      </header>
      <Container component="main" id="main" size="xl" py="md" tabIndex={-1}>
        {signedIn || pathname === '/invitation' ? <Outlet /> : <SignIn />}
      </Container>
    </>
  );
}

const pages = [
  ['home', '/accounts/$account'],
  ['friends', '/accounts/$account/friends'],
  ['campaigns', '/accounts/$account/campaigns'],
  ['billing', '/accounts/$account/billing'],
] as const;

/** The router marks the link of the page in view with `aria-current`. */
function Pages({ account }: { account: string }) {
  const { t } = useTranslation();
  return (
    <nav className={classes.pages} aria-label={t('nav.label')}>
      {pages.map(([page, to]) => (
        <Link key={page} to={to} params={{ account }} activeOptions={{ exact: page === 'home' }}>
          {t(`nav.${page}`)}
        </Link>
      ))}
    </nav>
  );
}

/** A choice only where there is one. */
function Accounts() {
  const { data: accounts = [] } = useQuery(accountsQuery());
  const { account } = useParams({ strict: false });
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const current = accounts.find(({ accountId }) => accountId === Number(account));
  if (current === undefined) return null;
  if (accounts.length === 1) {
    return (
      <Text size="sm" truncate className={classes.account}>
        {current.name}
      </Text>
    );
  }
  return (
    <div className={classes.account}>
      <AccountSwitcher
        accounts={accounts}
        current={current.accountId}
        onChange={(next) => void navigate({ to: samePage(pathname), params: { account: String(next) } })}
      />
    </div>
  );
}

/** Of another account the page of the same kind; what is one account's own, a friend or a campaign, stays behind. */
const samePage = (pathname: string) =>
  pages
    .map(([, to]) => to)
    .findLast((to) => pathname.startsWith(to.replace('$account', pathname.split('/')[2] ?? ''))) ??
  '/accounts/$account';
