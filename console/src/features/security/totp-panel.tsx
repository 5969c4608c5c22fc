import { Button, Code, Group, Image, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { renderSVG } from 'uqr';
import { Form } from '@/components/form';
import { Panel } from '@/components/panel';
import { Refusal } from '@/components/refusal';
import { post, remove } from '@/lib/api-client';
import type { Me } from '@/types/api';

/** Codes of an authenticator app, and what opens when the phone is gone. */
export function TotpPanel({ me }: { me: Me }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: ['me'] });
  const begin = useMutation({ mutationFn: () => post('/me/totp', {}, undefined) });
  const end = useMutation({ mutationFn: () => remove('/me/totp', {}), onSuccess: refresh });
  const renew = useMutation({
    mutationFn: () => post('/me/recovery-codes', {}, undefined),
    onSuccess: refresh,
  });
  const [codes, setCodes] = useState<string[]>();
  const shown = codes ?? renew.data?.codes;
  return (
    <Panel title={t('security.totp')}>
      <Stack gap="sm">
        <Text size="sm">
          {me.totp ? t('security.totpOn', { n: me.recoveryCodes }) : t('security.totpOff')}
        </Text>
        {shown && <Codes codes={shown} />}
        {!me.totp && begin.data && (
          <Confirm
            asked={begin.data}
            onDone={(made) => {
              setCodes(made);
              begin.reset();
              void refresh();
            }}
          />
        )}
        <Refusal error={begin.error ?? end.error ?? renew.error} />
        <Group gap="xs">
          {!me.totp && !begin.data && (
            <Button variant="default" loading={begin.isPending} onClick={() => begin.mutate()}>
              {t('security.addTotp')}
            </Button>
          )}
          {me.totp && (
            <>
              <Button variant="default" loading={renew.isPending} onClick={() => renew.mutate()}>
                {t('security.renewCodes')}
              </Button>
              <Button variant="subtle" color="red" loading={end.isPending} onClick={() => end.mutate()}>
                {t('security.removeTotp')}
              </Button>
            </>
          )}
        </Group>
      </Stack>
    </Panel>
  );
}

function Confirm({
  asked,
  onDone,
}: {
  asked: { secret: string; uri: string };
  onDone: (codes: string[]) => void;
}) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const confirm = useMutation({
    mutationFn: () => post('/me/totp/confirmation', {}, { code: code.trim() }),
    onSuccess: (answer) => onDone(answer.codes),
  });
  return (
    <Form onSubmit={() => code.trim() !== '' && confirm.mutate()} label={t('security.totp')}>
      <Stack gap="sm" maw={400}>
        <Text size="sm">{t('security.scan')}</Text>
        <Image
          src={`data:image/svg+xml;utf8,${encodeURIComponent(renderSVG(asked.uri))}`}
          alt={t('security.qr')}
          w={180}
          h={180}
        />
        <Text size="sm">
          {t('security.orType')} <Code>{asked.secret.match(/.{1,4}/g)?.join(' ')}</Code>
        </Text>
        <TextInput
          label={t('signIn.code')}
          inputMode="numeric"
          autoComplete="one-time-code"
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Refusal error={confirm.error} />
        <Button type="submit" loading={confirm.isPending} w="fit-content">
          {t('security.confirm')}
        </Button>
      </Stack>
    </Form>
  );
}

function Codes({ codes }: { codes: string[] }) {
  const { t } = useTranslation();
  return (
    <Stack gap="xs" role="status">
      <Text size="sm" fw={600}>
        {t('security.codesOnce')}
      </Text>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" maw={440}>
        {codes.map((code) => (
          <Code key={code}>{code}</Code>
        ))}
      </SimpleGrid>
    </Stack>
  );
}
