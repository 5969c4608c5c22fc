import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/components/empty';
import { useFormatter } from '@/components/formatter';
import { Loaded } from '@/components/loaded';
import { Panel } from '@/components/panel';
import { auditQuery } from '@/features/staff/get-staff';

/** The latest changes of people, tokens and ways in; accounts have their own. */
export function AuditPanel() {
  const { t } = useTranslation();
  const { instant } = useFormatter();
  return (
    <Panel title={t('audit.title')}>
      <Loaded query={useQuery(auditQuery())}>
        {(entries) =>
          entries.length === 0 ? (
            <Empty>{t('audit.none')}</Empty>
          ) : (
            <Stack gap={4}>
              {entries.map((entry) => (
                <Text key={entry.entryId} size="sm">
                  <Text span size="xs" c="dimmed" me="xs">
                    {instant(entry.at)}
                  </Text>
                  {entry.name ?? t(entry.actor === 'token' ? 'audit.token' : 'audit.system')}:{' '}
                  {t(`audited.${entry.what}`, { defaultValue: entry.what })}
                </Text>
              ))}
            </Stack>
          )
        }
      </Loaded>
    </Panel>
  );
}
