import { Alert, List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormatter } from '@/components/formatter';
import { Reason } from '@/components/reason';
import { ApiError } from '@/lib/api-client';
import type { Why } from '@/types/api';

/** Why what was just asked for did not happen: the server's refusal, or a text of our own. */
export function Refusal({ error, text }: { error?: Error | null; text?: string }) {
  if (!error && text === undefined) return null;
  return (
    <Alert color="red" variant="light" role="alert">
      <Text size="sm" component="div">
        {error ? <Words error={error} /> : text}
      </Text>
    </Alert>
  );
}

function Words({ error }: { error: Error }) {
  const { t } = useTranslation();
  const { count, instant } = useFormatter();
  if (!(error instanceof ApiError)) return t('state.failed');
  if (error.status === 0) return t('state.unreachable');
  const { members } = error;
  if (isWhy(members.why)) return <Reason why={members.why} />;
  if (error.code === 'does-not-fit') {
    return t('why.does-not-fit', {
      count: count(Number(members.count)),
      remaining: count(Number(members.remaining)),
      limit: count(Number(members.limit)),
      resetsAt: instant(String(members.resetsAt)),
    });
  }
  if (isOfStaff(error.code)) return t(`refusal.${error.code}`);
  return (
    <>
      {error.detail ?? t('state.failed')}
      {Array.isArray(members.errors) && (
        <List size="xs" mt={4}>
          {(members.errors as { message: string; property: string }[]).map(({ message, property }) => (
            <List.Item key={property + message}>
              {property}: {message}
            </List.Item>
          ))}
        </List>
      )}
    </>
  );
}

/** What people meet on their way in has words in their own language. */
const ofStaff = [
  'sign-in-again',
  'not-permitted',
  'wrong-code',
  'wrong-password',
  'weak-password',
  'last-owner',
  'known-person',
  'bad-email',
  'bad-passkey',
  'too-many-attempts',
  'own-campaign',
  'person-needed',
] as const;
const isOfStaff = (code: string | null): code is (typeof ofStaff)[number] =>
  (ofStaff as readonly (string | null)[]).includes(code);

const isWhy = (value: unknown): value is Why =>
  typeof value === 'object' && value !== null && 'code' in value && 'values' in value;
