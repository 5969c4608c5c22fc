import { Button, PasswordInput, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Form } from '@/components/form';
import { Note } from '@/features/session/door';
import { doorReason } from '@/features/session/door-reason';
import { getWith } from '@/lib/api-client';
import { signIn } from '@/lib/session';

/** Takes a token once the server has taken it too. */
export function TokenForm() {
  const { t } = useTranslation();
  const [token, setToken] = useState('');
  const [missing, setMissing] = useState(false);
  const attempt = useMutation({
    mutationFn: async (candidate: string) => {
      await getWith(candidate, '/accounts');
      return candidate;
    },
    onSuccess: signIn,
  });

  function submit() {
    const candidate = token.trim();
    setMissing(candidate === '');
    if (candidate !== '') attempt.mutate(candidate);
  }

  return (
    <Form onSubmit={submit} label={t('signIn.byToken')}>
      <Stack gap="md">
        <Text size="sm">{t('signIn.explain')}</Text>
        <PasswordInput
          label={t('signIn.token')}
          value={token}
          onChange={(event) => setToken(event.currentTarget.value)}
          error={
            missing ? t('signIn.missing') : attempt.isError && t(doorReason(attempt.error, 'signIn.wrong'))
          }
          autoComplete="off"
          spellCheck={false}
          autoFocus
        />
        <Button type="submit" loading={attempt.isPending}>
          {t('signIn.submit')}
        </Button>
        <Note>{t('signIn.kept')}</Note>
      </Stack>
    </Form>
  );
}
