import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/components/empty';
import { Form } from '@/components/form';
import { useFormatter } from '@/components/formatter';
import { Panel } from '@/components/panel';
import { Refusal } from '@/components/refusal';
import { post, remove } from '@/lib/api-client';
import { knowsPasskeys, makePasskey } from '@/lib/passkeys';
import type { Me } from '@/types/api';

export function PasskeysPanel({ me }: { me: Me }) {
  const { t } = useTranslation();
  const { instant } = useFormatter();
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: ['me'] });
  const [name, setName] = useState('');
  const add = useMutation({
    mutationFn: async () => {
      const credential = await makePasskey(await post('/me/passkeys/options', {}, undefined));
      if (credential === null) return;
      await post('/me/passkeys', {}, { name: name.trim() || t('security.passkeyUnnamed'), credential });
      setName('');
    },
    onSuccess: refresh,
  });
  const end = useMutation({
    mutationFn: (passkey: string) => remove('/me/passkeys/{passkey}', { passkey }),
    onSuccess: refresh,
  });
  return (
    <Panel title={t('security.passkeys')}>
      <Stack gap="sm">
        <Text size="sm">{t('security.passkeysHint')}</Text>
        {me.passkeys.length === 0 && <Empty>{t('security.noPasskeys')}</Empty>}
        {me.passkeys.map((passkey) => (
          <Group key={passkey.passkeyId} justify="space-between" wrap="nowrap">
            <Text size="sm">
              {passkey.name}
              <Text span size="xs" c="dimmed" ms="xs">
                {t('security.added', { at: instant(passkey.createdAt) })}
              </Text>
            </Text>
            <Button
              variant="subtle"
              color="red"
              size="compact-sm"
              aria-label={t('security.removeNamed', { name: passkey.name })}
              onClick={() => end.mutate(passkey.passkeyId)}
            >
              {t('security.remove')}
            </Button>
          </Group>
        ))}
        <Refusal error={add.error ?? end.error} />
        {knowsPasskeys() && (
          <Form onSubmit={() => add.mutate()} label={t('security.passkeys')}>
            <Group align="end" gap="xs">
              <TextInput
                label={t('security.passkeyName')}
                value={name}
                onChange={(event) => setName(event.currentTarget.value)}
              />
              <Button type="submit" variant="default" loading={add.isPending}>
                {t('security.addPasskey')}
              </Button>
            </Group>
          </Form>
        )}
      </Stack>
    </Panel>
  );
}
