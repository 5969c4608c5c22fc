import { Alert, Button, Divider, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Form } from '@/components/form';
import { doorReason } from '@/features/session/door-reason';
import { ApiError, postOpen } from '@/lib/api-client';
import { knowsPasskeys, signWithPasskey } from '@/lib/passkeys';
import { signInPerson } from '@/lib/session';

/** E-mail address and password; a code only where the server asks for one; or a passkey and nothing else. */
export function PasswordForm() {
  const { t } = useTranslation();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [codeAsked, setCodeAsked] = useState(false);
  const attempt = useMutation({
    mutationFn: () => postOpen('/session', { email, password, code: code.trim() || null }),
    onSuccess: ({ csrf }) => signInPerson(csrf ?? ''),
    onError: (error) => {
      if (error instanceof ApiError && error.code === 'code-needed') setCodeAsked(true);
    },
  });
  const passkey = useMutation({
    mutationFn: async () => {
      const credential = await signWithPasskey(await postOpen('/session/passkey-options', undefined));
      return credential === null ? null : await postOpen('/session/passkey', { credential });
    },
    onSuccess: (answer) => answer !== null && signInPerson(answer.csrf ?? ''),
  });
  const error = attempt.error ?? passkey.error;
  const askedOnly = error instanceof ApiError && error.code === 'code-needed';

  return (
    <Form
      onSubmit={() => {
        passkey.reset();
        if (email.trim() !== '' && password !== '') attempt.mutate();
      }}
      label={t('signIn.title')}
    >
      <Stack gap="md">
        <TextInput
          label={t('signIn.email')}
          type="email"
          autoComplete="username webauthn"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          autoFocus
        />
        <PasswordInput
          label={t('signIn.password')}
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {codeAsked && (
          <TextInput
            label={t('signIn.code')}
            description={t('signIn.codeHint')}
            autoComplete="one-time-code"
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
            autoFocus
          />
        )}
        {error && !askedOnly && (
          <Alert color="red" variant="light" role="alert">
            {t(doorReason(error, 'signIn.wrongPassword'))}
          </Alert>
        )}
        <Button type="submit" loading={attempt.isPending}>
          {t('signIn.submit')}
        </Button>
        {knowsPasskeys() && (
          <>
            <Divider label={t('signIn.or')} />
            <Button variant="default" loading={passkey.isPending} onClick={() => passkey.mutate()}>
              {t('signIn.passkey')}
            </Button>
          </>
        )}
      </Stack>
    </Form>
  );
}
