import { Button, Grid, Group, Stack, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Form } from '@/components/form';
import { Panel } from '@/components/panel';
import { Refusal } from '@/components/refusal';
import { AudiencePicker } from '@/features/campaigns/audience-picker';
import { useCreateCampaign, useSendCampaign, type NewCampaign } from '@/features/campaigns/change-campaign';
import { CostPanel } from '@/features/campaigns/cost-panel';
import { estimateQuery } from '@/features/campaigns/get-estimate';
import { MessageEditor } from '@/features/campaigns/message-editor';
import { PhonePreview } from '@/features/campaigns/phone-preview';
import { anyMessages } from '@/features/campaigns/sendable';
import { SendButton } from '@/features/campaigns/send-button';
import { SendTime } from '@/features/campaigns/send-time';
import type { Account, Attribute, Audience, Instant, Message, Tag } from '@/types/api';

interface Props {
  account: Account;
  /** The server's clock. */
  now: Instant;
  tags: Tag[];
  attributes: Attribute[];
  onDone: (campaignId: string) => void;
}

type Asked = Parameters<typeof estimateQuery>[1];

const typingPause = 300; // milliseconds

/** Writes a campaign; what it would cost stands beside it at every moment. */
export function Composer({ account, now, tags, attributes, onDone }: Props) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [audience, setAudience] = useState<Audience>({ everyone: true });
  const [texts, setTexts] = useState(['']);
  const [sendAt, setSendAt] = useState<Instant | null>(null);
  const [atMonthEnd, setAtMonthEnd] = useState<NewCampaign['atMonthEnd']>('hold');
  const [incomplete, setIncomplete] = useState(false);

  const written: Message[] = texts.filter((text) => text !== '').map((text) => ({ type: 'text', text }));
  const messages = written.length === 0 ? anyMessages : written;
  const wanted = JSON.stringify({ audience, messages });
  const [asked] = useDebouncedValue(wanted, typingPause);
  const estimate = useQuery(estimateQuery(account.accountId, JSON.parse(asked) as Asked));

  const create = useCreateCampaign(account.accountId);
  const send = useSendCampaign(account.accountId);
  const keyFor = useKeyPerContent();
  const complete = name.trim() !== '' && written.length > 0;

  /** Once it is kept, its own page shows how the send goes on or why not. */
  async function keep(thenSend: boolean) {
    setIncomplete(!complete);
    if (!complete) return;
    const campaign = { name: name.trim(), audience, messages: written, sendAt, atMonthEnd };
    const { campaignId } = await create.mutateAsync({ ...campaign, key: keyFor(campaign) });
    if (thenSend) await send.mutateAsync(campaignId).catch(() => undefined);
    onDone(campaignId);
  }

  const attempt = (thenSend: boolean) => void keep(thenSend).catch(() => undefined); // `create.error` shows why

  return (
    <Form onSubmit={() => setIncomplete(!complete)} label={t('composer.title')}>
      <Grid gap="md">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Panel title={t('composer.content')}>
            <Stack gap="md">
              <TextInput
                label={t('composer.name')}
                description={t('composer.nameHint')}
                maxLength={100}
                value={name}
                onChange={(event) => setName(event.currentTarget.value)}
                error={incomplete && name.trim() === '' && t('composer.nameMissing')}
                required
              />
              <AudiencePicker value={audience} onChange={setAudience} tags={tags} attributes={attributes} />
              <MessageEditor texts={texts} onChange={setTexts} />
              <SendTime
                now={now}
                timeZone={account.timeZone}
                sendAt={sendAt}
                onSendAt={setSendAt}
                atMonthEnd={atMonthEnd}
                onMonthEnd={setAtMonthEnd}
              />
            </Stack>
          </Panel>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Stack gap="md" pos="sticky" top={72}>
            <CostPanel query={estimate} />
            {incomplete && !complete && <Refusal text={t('composer.incomplete')} />}
            <Refusal error={create.error} />
            <Group gap="xs">
              {sendAt === null ? (
                <SendButton
                  estimate={complete ? estimate.data : undefined}
                  settled={!estimate.isPlaceholderData && asked === wanted}
                  pending={create.isPending || send.isPending}
                  onSend={() => attempt(true)}
                />
              ) : (
                <Button loading={create.isPending} onClick={() => attempt(false)}>
                  {t('composer.schedule')}
                </Button>
              )}
              {sendAt === null && (
                <Button variant="default" loading={create.isPending} onClick={() => attempt(false)}>
                  {t('composer.keep')}
                </Button>
              )}
            </Group>
            <Panel title={t('composer.preview')}>
              <PhonePreview from={account.name} texts={texts} />
            </Panel>
          </Stack>
        </Grid.Col>
      </Grid>
    </Form>
  );
}

/** The same content keeps its key, so that trying again after a lost answer makes no second campaign. */
function useKeyPerContent() {
  const last = useRef({ content: '', key: '' });
  return (campaign: NewCampaign) => {
    const content = JSON.stringify(campaign);
    if (last.current.content !== content) last.current = { content, key: randomKey() };
    return last.current.key;
  };
}

/** Not `randomUUID`: browsers keep that from pages that came without https. */
const randomKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
