import { ActionIcon, Button, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { PageLink } from '@/components/page-link';
import { sessionQuery } from '@/features/session/get-session';
import { leave } from '@/features/session/leave';
import { speak } from '@/i18n';

/** Language, colours, and the way out. */
export function Preferences({ signedIn }: { signedIn: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      <LanguageSwitch />
      <SchemeSwitch />
      {signedIn && (
        <>
          <OwnPages />
          <Button variant="subtle" color="gray" size="compact-sm" px={6} onClick={leave}>
            {t('app.signOut')}
          </Button>
        </>
      )}
    </>
  );
}

/** What belongs to no account: one's own security, and staff for whoever may. */
function OwnPages() {
  const { t } = useTranslation();
  const { data } = useQuery(sessionQuery());
  if (data === undefined) return null;
  return (
    <>
      {data.everywhere.includes('staff') && (
        <PageLink to="/staff" size="sm" px={6}>
          {t('nav.staff')}
        </PageLink>
      )}
      {data.person !== null && (
        <PageLink to="/security" size="sm" px={6}>
          {t('nav.security')}
        </PageLink>
      )}
    </>
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
      px={6}
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
