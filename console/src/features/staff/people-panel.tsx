import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormatter } from '@/components/formatter';
import { Loaded } from '@/components/loaded';
import { Panel } from '@/components/panel';
import { Refusal } from '@/components/refusal';
import { staffQuery } from '@/features/staff/get-staff';
import { invitationLink } from '@/features/staff/invite-panel';
import { Once } from '@/features/staff/once';
import { RoleFields, rolesToSend } from '@/features/staff/role-fields';
import { post, put, remove } from '@/lib/api-client';
import type { Account, Person } from '@/types/api';

export function PeoplePanel({ accounts }: { accounts: Account[] }) {
  const { t } = useTranslation();
  const query = useQuery(staffQuery());
  return (
    <Panel title={t('staff.people')}>
      <Loaded query={query}>
        {(people) => (
          <Stack gap="lg">
            {people.map((person) => (
              <PersonRow key={person.personId} person={person} accounts={accounts} />
            ))}
          </Stack>
        )}
      </Loaded>
    </Panel>
  );
}

function PersonRow({ person, accounts }: { person: Person; accounts: Account[] }) {
  const { t } = useTranslation();
  const { instant } = useFormatter();
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: ['staff'] });
  const [roles, setRoles] = useState<Person['roles']>();
  const [leaving, setLeaving] = useState(false);
  const at = { person: person.personId };
  const change = useMutation({
    mutationFn: (next: Partial<Person>) => {
      const { name, disabled, roles: now } = { ...person, ...next };
      return put('/staff/{person}', at, { name, disabled, roles: rolesToSend(now) });
    },
    onSuccess: () => {
      setRoles(undefined);
      void refresh();
    },
  });
  const again = useMutation({
    mutationFn: () => post('/staff/{person}/invitation', at, undefined),
    onSuccess: refresh,
  });
  const end = useMutation({ mutationFn: () => remove('/staff/{person}', at), onSuccess: refresh });
  const where = (id: number | null) =>
    id === null
      ? t('staff.everywhere')
      : (accounts.find(({ accountId }) => accountId === id)?.name ?? String(id));

  return (
    <Stack gap="xs" component="article" aria-label={person.name}>
      <Group gap="xs">
        <Text fw={600}>{person.name}</Text>
        <Text size="sm" c="dimmed">
          {person.email}
        </Text>
        {person.disabled && <Badge color="red">{t('staff.disabled')}</Badge>}
        {person.invited && <Badge variant="default">{t('staff.waiting')}</Badge>}
        {person.totp && <Badge variant="default">{t('staff.totp')}</Badge>}
      </Group>
      {roles === undefined ? (
        <Text size="sm">
          {person.roles
            .map(({ accountId, role }) => `${where(accountId)}: ${t(`staff.roles.${role}`)}`)
            .join(' · ') || t('staff.noRole')}
        </Text>
      ) : (
        <RoleFields accounts={accounts} value={roles} onChange={setRoles} />
      )}
      <Text size="xs" c="dimmed">
        {person.signedInAt === null
          ? t('staff.neverHere')
          : t('staff.lastHere', { at: instant(person.signedInAt) })}
      </Text>
      <Refusal error={change.error ?? again.error ?? end.error} />
      {again.data && (
        <Once text={invitationLink(again.data.invitation)}>{t('staff.invited', { name: person.name })}</Once>
      )}
      <Group gap="xs">
        {roles === undefined ? (
          <Button variant="default" size="compact-sm" onClick={() => setRoles(person.roles)}>
            {t('staff.changeRoles')}
          </Button>
        ) : (
          <>
            <Button size="compact-sm" loading={change.isPending} onClick={() => change.mutate({ roles })}>
              {t('staff.save')}
            </Button>
            <Button variant="subtle" size="compact-sm" onClick={() => setRoles(undefined)}>
              {t('staff.keep')}
            </Button>
          </>
        )}
        <Button variant="default" size="compact-sm" onClick={() => again.mutate()}>
          {t('staff.inviteAgain')}
        </Button>
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => change.mutate({ disabled: !person.disabled })}
        >
          {person.disabled ? t('staff.letIn') : t('staff.shutOut')}
        </Button>
        <Button
          variant="subtle"
          color="red"
          size="compact-sm"
          onClick={() => (leaving ? end.mutate() : setLeaving(true))}
        >
          {leaving ? t('staff.removeSurely') : t('staff.remove')}
        </Button>
      </Group>
    </Stack>
  );
}
