import { Alert, Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Form } from '@/components/form';
import { doorReason } from '@/features/session/door-reason';
import { postOpen } from '@/lib/api-client';
import { signInPerson } from '@/lib/session';

/** Makes the first owner; the first token shows that it is whoever started the server. */
export function SetUpForm() {
  const { t } = useTranslation();
  const [form, setForm] = useState({ token: '', name: '', email: '', password: '' });
  const attempt = useMutation({
    mutationFn: () => postOpen('/setup', form),
    onSuccess: ({ csrf }) => signInPerson(csrf ?? ''),
  });
  const field = (name: keyof typeof form) => ({
    value: form[name],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setForm((before) => ({ ...before, [name]: value }));
    },
  });

  return (
    <Form
      onSubmit={() => {
        if (Object.values(form).every((text) => text.trim() !== '')) attempt.mutate();
      }}
      label={t('setUp.title')}
    >
      <Stack gap="md">
        <Text size="sm">{t('setUp.explain')}</Text>
        <PasswordInput
          label={t('setUp.token')}
          description={t('setUp.tokenHint')}
          autoComplete="off"
          spellCheck={false}
          autoFocus
          {...field('token')}
        />
        <TextInput label={t('setUp.name')} autoComplete="name" {...field('name')} />
        <TextInput label={t('signIn.email')} type="email" autoComplete="username" {...field('email')} />
        <PasswordInput
          label={t('signIn.password')}
          description={t('signIn.passwordHint')}
          autoComplete="new-password"
          {...field('password')}
        />
        {attempt.isError && (
          <Alert color="red" variant="light" role="alert">
            {t(doorReason(attempt.error, 'setUp.wrongToken'))}
          </Alert>
        )}
        <Button type="submit" loading={attempt.isPending}>
          {t('setUp.submit')}
        </Button>
      </Stack>
    </Form>
  );
}
