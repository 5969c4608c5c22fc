import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Loaded } from '@/components/loaded';
import { PageTitle } from '@/components/page-title';
import { meQuery } from '@/features/security/get-me';
import { PasskeysPanel } from '@/features/security/passkeys-panel';
import { PasswordPanel } from '@/features/security/password-panel';
import { SessionsPanel } from '@/features/security/sessions-panel';
import { TotpPanel } from '@/features/security/totp-panel';

/** One's own ways in. */
export function SecurityPage() {
  const { t } = useTranslation();
  return (
    <Stack gap="md" maw={760}>
      <PageTitle>{t('security.title')}</PageTitle>
      <Loaded query={useQuery(meQuery())}>
        {(me) => (
          <>
            <Text size="sm" c="dimmed">
              {me.name} · {me.email}
            </Text>
            <PasskeysPanel me={me} />
            <TotpPanel me={me} />
            <PasswordPanel me={me} />
            <SessionsPanel me={me} />
          </>
        )}
      </Loaded>
    </Stack>
  );
}
