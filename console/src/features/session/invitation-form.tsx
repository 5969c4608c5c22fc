import { Alert, Button, PasswordInput, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Form } from '@/components/form';
import { Door } from '@/features/session/door';
import { doorReason } from '@/features/session/door-reason';
import { postOpen } from '@/lib/api-client';
import { signInPerson } from '@/lib/session';

/** Whoever was invited chooses a password. The invitation stands behind `#`, which browsers send to nobody. */
export function InvitationForm({ invitation, onDone }: { invitation: string; onDone: () => void }) {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const attempt = useMutation({
    mutationFn: () => postOpen('/invitations', { invitation, password }),
    onSuccess: ({ csrf }) => {
      signInPerson(csrf ?? '');
      onDone();
    },
  });
  return (
    <Door title={t('invitation.title')}>
      <Form onSubmit={() => password !== '' && attempt.mutate()} label={t('invitation.title')}>
        <Stack gap="md">
          <Text size="sm">{t('invitation.explain')}</Text>
          <PasswordInput
            label={t('security.newPassword')}
            description={t('signIn.passwordHint')}
            autoComplete="new-password"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            autoFocus
          />
          {attempt.isError && (
            <Alert color="red" variant="light" role="alert">
              {t(doorReason(attempt.error, 'invitation.wrong'))}
            </Alert>
          )}
          <Button type="submit" loading={attempt.isPending}>
            {t('invitation.submit')}
          </Button>
        </Stack>
      </Form>
    </Door>
  );
}
