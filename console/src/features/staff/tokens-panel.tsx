import { Button, Checkbox, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Form } from '@/components/form';
import { useFormatter } from '@/components/formatter';
import { Loaded } from '@/components/loaded';
import { Panel } from '@/components/panel';
import { Refusal } from '@/components/refusal';
import { tokensQuery } from '@/features/staff/get-staff';
import { Once } from '@/features/staff/once';
import { post, remove } from '@/lib/api-client';
import type { Account } from '@/types/api';

const scopes = [
  'figures',
  'friends',
  'edit-friends',
  'prepare',
  'send',
  'automate',
  'data',
  'billing',
  'account',
  'staff',
] as const;

type Scope = (typeof scopes)[number];
const isScope = (word: string): word is Scope => (scopes as readonly string[]).includes(word);

export function TokensPanel({ accounts }: { accounts: Account[] }) {
  const { t } = useTranslation();
  const { instant } = useFormatter();
  const queries = useQueryClient();
  const query = useQuery(tokensQuery());
  const end = useMutation({
    mutationFn: (token: string) => remove('/tokens/{token}', { token }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['tokens'] }),
  });
  return (
    <Panel title={t('tokens.title')}>
      <Stack gap="lg">
        <Loaded query={query}>
          {(tokens) => (
            <Stack gap="sm">
              {tokens.map((token) => (
                <Group key={token.tokenId} justify="space-between" wrap="nowrap">
                  <div>
                    <Text size="sm" fw={600}>
                      {token.name}
                    </Text>
                    <Text size="xs" c="dimmed">
                      {token.scopes
                        .map((scope) =>
                          isScope(scope) ? t(`tokens.scopes.${scope}`) : t('tokens.everything'),
                        )
                        .join(' · ')}
                      {' — '}
                      {token.accountId === null
                        ? t('staff.everywhere')
                        : accounts.find(({ accountId }) => accountId === token.accountId)?.name}
                      {' — '}
                      {token.endsAt === null
                        ? t('tokens.forGood')
                        : t('tokens.until', { at: instant(token.endsAt) })}
                    </Text>
                  </div>
                  <Button
                    variant="subtle"
                    color="red"
                    size="compact-sm"
                    aria-label={t('tokens.revokeNamed', { name: token.name })}
                    onClick={() => end.mutate(token.tokenId)}
                  >
                    {t('tokens.revoke')}
                  </Button>
                </Group>
              ))}
            </Stack>
          )}
        </Loaded>
        <Refusal error={end.error} />
        <NewToken accounts={accounts} />
      </Stack>
    </Panel>
  );
}

function NewToken({ accounts }: { accounts: Account[] }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<string[]>(['figures']);
  const [account, setAccount] = useState('');
  const make = useMutation({
    mutationFn: () =>
      post(
        '/tokens',
        {},
        { name, scopes: chosen, accountId: account === '' ? null : Number(account), endsAt: null },
      ),
    onSuccess: () => {
      setName('');
      void queries.invalidateQueries({ queryKey: ['tokens'] });
    },
  });
  return (
    <Form onSubmit={() => name.trim() !== '' && make.mutate()} label={t('tokens.make')}>
      <Stack gap="sm" maw={640}>
        <TextInput
          label={t('tokens.name')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('staff.where')}
          value={account}
          onChange={(event) => setAccount(event.currentTarget.value)}
          data={[
            { value: '', label: t('staff.everywhere') },
            ...accounts.map((each) => ({ value: String(each.accountId), label: each.name })),
          ]}
        />
        <Checkbox.Group label={t('tokens.may')} value={chosen} onChange={setChosen}>
          <Group gap="sm" mt={4}>
            {scopes.map((scope) => (
              <Checkbox key={scope} value={scope} label={t(`tokens.scopes.${scope}`)} />
            ))}
          </Group>
        </Checkbox.Group>
        <Refusal error={make.error} />
        {make.data && <Once text={make.data.secret}>{t('tokens.made')}</Once>}
        <Button type="submit" loading={make.isPending} w="fit-content">
          {t('tokens.make')}
        </Button>
      </Stack>
    </Form>
  );
}
