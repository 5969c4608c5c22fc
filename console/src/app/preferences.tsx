import { ActionIcon, Button, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { speak } from '@/i18n';
import { signOut } from '@/lib/session';

/** Language, colours, and the way out. */
export function Preferences({ signedIn }: { signedIn: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      <LanguageSwitch />
      <SchemeSwitch />
      {signedIn && (
        <Button variant="subtle" color="gray" size="compact-sm" px={6} onClick={signOut}>
          {t('app.signOut')}
        </Button>
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
