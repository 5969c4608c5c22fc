import { Button, PasswordInput, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Form } from '@/components/form';
import { Panel } from '@/components/panel';
import { Refusal } from '@/components/refusal';
import { put } from '@/lib/api-client';
import type { Me } from '@/types/api';

export function PasswordPanel({ me }: { me: Me }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const change = useMutation({
    mutationFn: () => put('/me/password', {}, { current, password }),
    onSuccess: () => {
      setCurrent('');
      setPassword('');
      void queries.invalidateQueries({ queryKey: ['me'] });
    },
  });
  return (
    <Panel title={t('security.password')}>
      <Form onSubmit={() => password !== '' && change.mutate()} label={t('security.password')}>
        <Stack gap="sm" maw={400}>
          {me.password && (
            <PasswordInput
              label={t('security.currentPassword')}
              autoComplete="current-password"
              value={current}
              onChange={(event) => setCurrent(event.currentTarget.value)}
            />
          )}
          <PasswordInput
            label={t('security.newPassword')}
            description={t('signIn.passwordHint')}
            autoComplete="new-password"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <Refusal error={change.error} />
          {change.isSuccess && (
            <Text size="sm" role="status">
              {t('security.passwordChanged')}
            </Text>
          )}
          <Button type="submit" variant="default" loading={change.isPending} w="fit-content">
            {t('security.changePassword')}
          </Button>
        </Stack>
      </Form>
    </Panel>
  );
}
