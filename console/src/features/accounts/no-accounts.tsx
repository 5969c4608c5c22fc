import { Code, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';

const connect = `curl -X POST ${location.origin}/api/v1/accounts \\
  -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" \\
  -d '{"name":"…","channelId":"…","channelSecret":"…","plan":"jp-2023-standard"}'`;

export function NoAccounts() {
  const { t } = useTranslation();
  return (
    <Stack gap="sm" maw={640} mx="auto" py="xl">
      <Title order={1} size="h3">
        {t('accounts.none')}
      </Title>
      <Text>{t('accounts.noneExplain')}</Text>
      <Text>{t('accounts.noneDemo')}</Text>
      <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        ./todoku demo
      </Code>
      <Text>{t('accounts.noneConnect')}</Text>
      <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {connect}
      </Code>
    </Stack>
  );
}
