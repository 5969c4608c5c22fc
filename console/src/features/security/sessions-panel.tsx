import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormatter } from '@/components/formatter';
import { Panel } from '@/components/panel';
import { Refusal } from '@/components/refusal';
import { remove } from '@/lib/api-client';
import type { Me } from '@/types/api';

export function SessionsPanel({ me }: { me: Me }) {
  const { t } = useTranslation();
  const { instant } = useFormatter();
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: ['me'] });
  const end = useMutation({
    mutationFn: (session: string) => remove('/me/sessions/{session}', { session }),
    onSuccess: refresh,
  });
  const endOthers = useMutation({ mutationFn: () => remove('/me/sessions', {}), onSuccess: refresh });
  return (
    <Panel title={t('security.sessions')}>
      <Stack gap="sm">
        {me.sessions.map((session) => (
          <Group key={session.sessionId} justify="space-between" wrap="nowrap">
            <div>
              <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                {session.agent || t('security.unknownAgent')}
              </Text>
              <Text size="xs" c="dimmed">
                {t('security.seen', { began: instant(session.beganAt), seen: instant(session.seenAt) })}
              </Text>
            </div>
            {session.current ? (
              <Badge variant="default">{t('security.thisOne')}</Badge>
            ) : (
              <Button
                variant="subtle"
                color="red"
                size="compact-sm"
                onClick={() => end.mutate(session.sessionId)}
              >
                {t('security.end')}
              </Button>
            )}
          </Group>
        ))}
        <Refusal error={end.error ?? endOthers.error} />
        {me.sessions.length > 1 && (
          <Button variant="default" w="fit-content" onClick={() => endOthers.mutate()}>
            {t('security.endOthers')}
          </Button>
        )}
      </Stack>
    </Panel>
  );
}
