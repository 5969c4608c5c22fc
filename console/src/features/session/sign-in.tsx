import { Alert, Button, Paper, PasswordInput, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, getWith } from '@/lib/api-client';
import { signIn, useSession } from '@/lib/session';

/** Takes a token once the server has taken it too. */
export function SignIn() {
  const { t } = useTranslation();
  const { refused } = useSession();
  const [token, setToken] = useState('');
  const [missing, setMissing] = useState(false);
  const attempt = useMutation({
    mutationFn: async (candidate: string) => {
      await getWith(candidate, '/accounts');
      return candidate;
    },
    onSuccess: signIn,
  });

  function submit(event: SubmitEvent) {
    event.preventDefault();
    const candidate = token.trim();
    setMissing(candidate === '');
    if (candidate !== '') attempt.mutate(candidate);
  }

  return (
    <Paper
      component="form"
      withBorder
      radius="md"
      p="xl"
      maw={440}
      mx="auto"
      mt="8vh"
      onSubmit={submit}
      noValidate
    >
      <Stack gap="md">
        <Title order={1} size="h3">
          {t('signIn.title')}
        </Title>
        {refused && !attempt.isError && (
          <Alert color="orange" variant="light" role="status">
            {t('signIn.ended')}
          </Alert>
        )}
        <Text size="sm">{t('signIn.explain')}</Text>
        <PasswordInput
          label={t('signIn.token')}
          value={token}
          onChange={(event) => setToken(event.currentTarget.value)}
          error={missing ? t('signIn.missing') : attempt.isError && t(reasonOf(attempt.error))}
          autoComplete="off"
          spellCheck={false}
          autoFocus
        />
        <Button type="submit" loading={attempt.isPending}>
          {t('signIn.submit')}
        </Button>
        <Text size="xs" c="dimmed">
          {t('signIn.kept')}
        </Text>
      </Stack>
    </Paper>
  );
}

function reasonOf(error: Error) {
  const status = error instanceof ApiError ? error.status : 500;
  if (status === 0) return 'state.unreachable';
  return status === 401 || status === 403 ? 'signIn.wrong' : 'state.failed';
}
