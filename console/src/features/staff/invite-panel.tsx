import { Button, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Form } from '@/components/form';
import { Panel } from '@/components/panel';
import { Refusal } from '@/components/refusal';
import { Once } from '@/features/staff/once';
import { RoleFields, rolesToSend } from '@/features/staff/role-fields';
import { post } from '@/lib/api-client';
import type { Account, RoleAt } from '@/types/api';

export const invitationLink = (invitation: string) => `${location.origin}/invitation#${invitation}`;

export function InvitePanel({ accounts }: { accounts: Account[] }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [roles, setRoles] = useState<RoleAt[]>([
    { accountId: accounts[0]?.accountId ?? null, role: 'operator' },
  ]);
  const invite = useMutation({
    mutationFn: () => post('/staff', {}, { name, email, roles: rolesToSend(roles) }),
    onSuccess: () => {
      setName('');
      setEmail('');
      void queries.invalidateQueries({ queryKey: ['staff'] });
    },
  });
  return (
    <Panel title={t('staff.invite')}>
      <Form
        onSubmit={() => name.trim() !== '' && email.trim() !== '' && invite.mutate()}
        label={t('staff.invite')}
      >
        <Stack gap="sm" maw={640}>
          <TextInput
            label={t('setUp.name')}
            autoComplete="off"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            label={t('signIn.email')}
            type="email"
            autoComplete="off"
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <RoleFields accounts={accounts} value={roles} onChange={setRoles} />
          <Refusal error={invite.error} />
          {invite.data && (
            <Once text={invitationLink(invite.data.invitation)}>
              {t('staff.invited', { name: invite.data.person.name })}
            </Once>
          )}
          <Button type="submit" loading={invite.isPending} w="fit-content">
            {t('staff.inviteSubmit')}
          </Button>
        </Stack>
      </Form>
    </Panel>
  );
}
