import {
  ActionIcon,
  Anchor,
  Button,
  Container,
  Group,
  useComputedColorScheme,
  useMantineColorScheme,
} from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AccountSwitcher } from '@/features/accounts/account-switcher';
import { accountsQuery } from '@/features/accounts/get-accounts';
import { SignIn } from '@/features/session/sign-in';
import { speak } from '@/i18n';
import { signOut, useSession } from '@/lib/session';
import classes from './shell.module.css';

/** What every page stands in. Signed out, the page's place is taken by the sign-in, and its address is kept. */
export function Shell() {
  const { t } = useTranslation();
  const { token } = useSession();
  return (
    <>
      <a href="#main" className="skip-link">
        {t('app.skip')}
      </a>
      <header className={classes.header}>
        <Container size="xl" className={classes.bar}>
          <Anchor component={Link} to="/" className={classes.brand}>
            <img src="/favicon.svg" alt="" width={26} height={26} /> Todoku
          </Anchor>
          {token !== null && <Accounts />}
          <Group gap="xs" ms="auto" wrap="nowrap">
            <LanguageSwitch />
            <SchemeSwitch />
            {token !== null && (
              <Button variant="subtle" color="gray" size="compact-sm" onClick={signOut}>
                {t('app.signOut')}
              </Button>
            )}
          </Group>
        </Container>
      </header>
      <Container component="main" id="main" size="xl" py="md">
        {token === null ? <SignIn /> : <Outlet />}
      </Container>
    </>
  );
}

function Accounts() {
  const { data: accounts } = useQuery(accountsQuery());
  const { account } = useParams({ strict: false });
  const navigate = useNavigate();
  if (accounts === undefined || accounts.length === 0 || account === undefined) return null;
  return (
    <div className={classes.accounts}>
      <AccountSwitcher
        accounts={accounts}
        current={Number(account)}
        onChange={(next) => void navigate({ to: '/accounts/$account', params: { account: String(next) } })}
      />
    </div>
  );
}

function LanguageSwitch() {
  const { t, i18n } = useTranslation();
  const other = i18n.language === 'ja' ? 'en' : 'ja';
  return (
    <Button
      variant="subtle"
      color="gray"
      size="compact-sm"
      lang={other}
      title={t('app.language')}
      onClick={() => void speak(other)}
    >
      {other === 'ja' ? '日本語' : 'English'}
    </Button>
  );
}

function SchemeSwitch() {
  const { t } = useTranslation();
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  const label = scheme === 'light' ? t('app.toDark') : t('app.toLight');
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={label}
      title={label}
      onClick={() => setColorScheme(scheme === 'light' ? 'dark' : 'light')}
    >
      {scheme === 'light' ? '☾' : '☀'}
    </ActionIcon>
  );
}
