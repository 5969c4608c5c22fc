import { Alert, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Door, DoorOpening } from '@/features/session/door';
import { doorQuery } from '@/features/session/get-session';
import { PasswordForm } from '@/features/session/password-form';
import { SetUpForm } from '@/features/session/set-up-form';
import { TokenForm } from '@/features/session/token-form';
import { signInPerson, useSession } from '@/lib/session';

/** Who has a cookie comes in at once; before there is an owner, the first one is made; a program's token stays a way. */
export function SignIn() {
  const { t } = useTranslation();
  const { refused } = useSession();
  const { data, isPending } = useQuery(doorQuery());
  const [byToken, setByToken] = useState(false);
  const known = data?.csrf ?? null;
  useEffect(() => {
    if (known !== null) signInPerson(known);
  }, [known]);

  if (isPending || known !== null) return <DoorOpening label={t('state.loading')} />;
  const fresh = data !== undefined && !data.setUp;
  return (
    <Door title={fresh && !byToken ? t('setUp.title') : t('signIn.title')}>
      {refused && (
        <Alert color="orange" variant="light" role="status">
          {t('signIn.ended')}
        </Alert>
      )}
      {byToken ? <TokenForm /> : fresh ? <SetUpForm /> : <PasswordForm />}
      <Button variant="subtle" size="compact-sm" onClick={() => setByToken(!byToken)}>
        {byToken ? t('signIn.back') : t('signIn.byToken')}
      </Button>
    </Door>
  );
}
