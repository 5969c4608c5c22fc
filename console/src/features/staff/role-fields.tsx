import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Account, Role, RoleAt } from '@/types/api';

const roles: Role[] = ['owner', 'manager', 'operator', 'analyst'];

/** As the server takes them: every account has no number. */
export const rolesToSend = (roles: RoleAt[]) =>
  roles.map(({ accountId, role }) => ({ ...(accountId !== null && { accountId }), role }));

interface Props {
  accounts: Account[];
  value: RoleAt[];
  onChange: (roles: RoleAt[]) => void;
}

/** Which role where: at every account, or at single ones. */
export function RoleFields({ accounts, value, onChange }: Props) {
  const { t } = useTranslation();
  const replace = (at: number, next: Partial<RoleAt>) =>
    onChange(value.map((each, index) => (index === at ? { ...each, ...next } : each)));
  const free = [null, ...accounts.map(({ accountId }) => accountId)].filter(
    (id) => !value.some((each) => each.accountId === id),
  );
  const places = (own: number | null) =>
    [null, ...accounts.map(({ accountId }) => accountId)]
      .filter((id) => id === own || free.includes(id))
      .map((id) => ({
        value: id === null ? '' : String(id),
        label: id === null ? t('staff.everywhere') : (accounts.find((a) => a.accountId === id)?.name ?? ''),
      }));
  return (
    <Stack gap="xs">
      {value.map((each, index) => (
        <Group key={each.accountId ?? 0} gap="xs" align="end">
          <NativeSelect
            label={t('staff.where')}
            data={places(each.accountId)}
            value={each.accountId === null ? '' : String(each.accountId)}
            onChange={(event) => {
              const { value: chosen } = event.currentTarget;
              replace(index, { accountId: chosen === '' ? null : Number(chosen) });
            }}
          />
          <NativeSelect
            label={t('staff.role')}
            data={roles.map((role) => ({ value: role, label: t(`staff.roles.${role}`) }))}
            value={each.role}
            onChange={(event) => replace(index, { role: event.currentTarget.value as Role })}
          />
          <Button
            variant="subtle"
            color="red"
            onClick={() => onChange(value.filter((_, other) => other !== index))}
          >
            {t('staff.removeRole')}
          </Button>
        </Group>
      ))}
      {value.map(({ role }) => role).at(-1) && (
        <Text size="xs" c="dimmed">
          {t(`staff.may.${value.at(-1)?.role ?? 'analyst'}`)}
        </Text>
      )}
      {free.length > 0 && (
        <Button
          variant="default"
          size="compact-sm"
          w="fit-content"
          onClick={() => onChange([...value, { accountId: free.at(-1) ?? null, role: 'operator' }])}
        >
          {t('staff.addRole')}
        </Button>
      )}
    </Stack>
  );
}
